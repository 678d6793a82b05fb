"""The report's folder: a page for each post as it is audited, the overview at the end."""

from dataclasses import dataclass
from pathlib import Path

from migrator.audit.audit import Audit
from migrator.audit.html.marking import Side
from migrator.audit.html.pages import index_page, page_name, post_page
from migrator.audit.post_audit import PostAudit
from migrator.settings import SettingError


@dataclass(frozen=True, slots=True)
class ReportFolder:
    """A folder that a report is written to."""

    folder: Path

    @classmethod
    def begin(cls, folder: Path) -> "ReportFolder":
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
        return cls(folder)

    def put(self, post: PostAudit, sides: tuple[Side, Side] | None) -> None:
        """Write a post's page."""
        (self.folder / page_name(post)).write_text(post_page(post, sides), encoding="utf-8")

    def end(self, audit: Audit) -> None:
        """Write the overview."""
        (self.folder / "index.html").write_text(index_page(audit), encoding="utf-8")
