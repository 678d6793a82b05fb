"""The report's folder: a page for each post as it is audited, the overview at the end."""

from dataclasses import dataclass
from pathlib import Path

from migrator.audit.baseline import Baseline, Compared
from migrator.audit.html.index_page import index_page
from migrator.audit.html.post_page import Step, page_name, post_page
from migrator.audit.post_audit import PostAudit, Sides
from migrator.audit.reports.encodable import encodable
from migrator.settings import SettingError


@dataclass(slots=True)
class ReportFolder:
    """A folder that a report is written to.

    Attributes:
        folder: Where.
        baseline: What tells which findings are new.
        waiting: The last post, which is written when it is known what comes after it.
        before: The post before that one.
    """

    folder: Path
    baseline: Baseline
    waiting: tuple[PostAudit, Sides | None] | None = None
    before: Step | None = None

    @classmethod
    def begin(cls, folder: Path, baseline: Baseline) -> "ReportFolder":
        """Make the folder, or take one that holds an earlier report.

        Raises:
            SettingError: Something else lies there.
        """
        index = folder / "index.html"
        if folder.is_dir() and any(folder.iterdir()) and not index.is_file():
            raise SettingError(
                f"{folder}: holds something that is no report; name an empty or a new folder."
            )
        (folder / "posts").mkdir(parents=True, exist_ok=True)
        for old in (folder / "posts").glob("*.html"):
            old.unlink()
        return cls(folder, baseline)

    def put(self, post: PostAudit, sides: Sides | None) -> None:
        """Take a post's page, and write the one before, which leads to it."""
        self._write(Step.to(post))
        self.waiting = post, sides

    def end(self, compared: Compared) -> None:
        """Write the last post's page, and the overview."""
        self._write(None)
        (self.folder / "index.html").write_text(encodable(index_page(compared)), "utf-8")

    def _write(self, after: Step | None) -> None:
        if self.waiting is None:
            return
        post, sides = self.waiting
        text = post_page(post, sides, self.baseline, (self.before, after))
        (self.folder / page_name(post)).write_text(encodable(text), "utf-8")
        self.before = Step.to(post)
        self.waiting = None
