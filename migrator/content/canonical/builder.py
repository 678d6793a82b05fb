"""Events of a document → the clean tree: paragraphs found, white space settled, inlines split.

The walk says what opens, what closes and which text stands between. The builder keeps the promises
of the clean tree: inlines never hold blocks (they are split around them), loose text stands in
paragraphs, lists hold only items, and white space is single, never at the edge of an inline or a
block. All of it in one pass, without recursion: an inline is only made when something comes to
stand in it.
"""

from migrator.content.canonical.attributes import Attrs
from migrator.content.canonical.breaks import drop_last_breaks, is_paragraph_end
from migrator.content.canonical.frame import NOTHING, RUN_FIRST, Frame, Inline
from migrator.content.canonical.plain import DEPTH
from migrator.content.canonical.run import is_blank
from migrator.content.canonical.spaces import EDGE, SPACES
from migrator.content.tree import Element

_MAY_BE_EMPTY = frozenset({"body", "td", "th", "li", "tr", "dd", "dt", "summary"})
_HOLDS_NO_COMMENT = frozenset({"ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr"})
_LOOSE_IN = {"ul": "li", "ol": "li", "dl": "dd"}
_STRAY = {"li": ("ul", ("ul", "ol")), "dt": ("dl", ("dl",)), "dd": ("dl", ("dl",))}
_MAX_BLOCKS = 200
_MAX_INLINES = 30


class Builder:
    """Writes the clean tree from events.

    Attributes:
        root: The tree.
        flattened: How many elements were left out because they were nested too deeply.
        verbatim: Whether white space counts here.
        at_start: Whether nothing stands on the line yet.
    """

    __slots__ = (
        "_code",
        "_frame",
        "_frames",
        "_held",
        "_pending",
        "at_start",
        "flattened",
        "root",
        "verbatim",
    )

    def __init__(self) -> None:
        """Begin an empty body."""
        self.root = Element("body")
        self.flattened = 0
        self._frame = Frame(self.root, [])
        self._frames = [self._frame]
        self.at_start = True
        self._pending = False
        self._code = 0
        self._held: list[Element] = []
        self.verbatim = False

    # Text and what stands among it.

    def text(self, data: str) -> None:
        """Text as the document has it, entities decoded."""
        if self.verbatim or self._code:
            self._odd_text(data)
            return
        core = data.strip(EDGE)
        if not core:
            self._pending = True
            return
        blanks = len(core) != len(data)
        if blanks and data[0] in EDGE:
            self._pending = True
        if "\n" in core or "  " in core or "\t" in core or "\r" in core or "\f" in core:
            core = SPACES.sub(" ", core)
        frame = self._frame
        chain = frame.chain
        target = chain[-1] if len(chain) == len(frame.wanted) + 1 else self._target()
        children = target.children
        if self._pending and not self.at_start:
            core = " " + core
        self.at_start = False
        self._pending = blanks and data[-1] in EDGE
        if children and isinstance(children[-1], str):
            children[-1] += core
        else:
            children.append(core)

    def _odd_text(self, data: str) -> None:
        """Text where white space counts, or where each piece is code of its own."""
        core = data.strip(EDGE)
        if self.verbatim:
            self._append(data)
        elif core:
            self._pending = self._pending or data[0] in EDGE
            self.inline(Element("code", {}, [SPACES.sub(" ", core)]))
            self._pending = data[-1] in EDGE
        else:
            self._pending = True

    def open_code(self) -> None:
        """Each text that follows is code: code holds text alone, so links stand around it."""
        self._code += 1

    def close_code(self) -> None:
        """Text is text again."""
        self._code -= 1

    def _append(self, text: str) -> None:
        children = self._target().children
        if self._pending and not self.at_start:
            text = " " + text
        self._pending = self.at_start = False
        if children and isinstance(children[-1], str):
            children[-1] += text
        else:
            children.append(text)

    def inline(self, element: Element) -> None:
        """A finished element that stands among text: an image, code, a marker."""
        target = self._target()
        self._space(target)
        target.children.append(element)
        self.at_start = False

    def line_break(self) -> None:
        """A `br`; none begins or ends a run, and two end a paragraph."""
        chain = self._frame.chain
        if self.verbatim:
            self._append("\n")
        elif chain and is_paragraph_end(chain[0]):
            self.end_run()
        elif chain:
            chain[-1].children.append(Element("br"))
            self._pending = False
            self.at_start = True

    def open_inline(self, tag: str, attrs: Attrs) -> None:
        """What comes next stands in this inline."""
        wanted = self._frame.wanted
        twice = any(tag == name and (not attrs or tag == "a") for name, _ in wanted)
        if len(wanted) > _MAX_INLINES:
            self.flattened += 1
            twice = True
        wanted.append(NOTHING if twice else (tag, attrs))

    def close_inline(self) -> None:
        """The innermost inline ends. It is kept empty only where something can point to it."""
        frame = self._frame
        if len(frame.chain) <= len(frame.wanted):
            if "id" in frame.wanted[-1][1]:
                self._target()
                frame.chain.pop()
        else:
            frame.chain.pop()
        frame.wanted.pop()

    def _target(self) -> Element:
        """Where the next piece of the run goes; makes the run and its inlines where needed."""
        frame = self._frame
        chain = frame.chain
        if not chain:
            chain.append(self._holder(frame))
        made = len(chain) - 1
        if made < len(frame.wanted):
            for tag, attrs in frame.wanted[made:]:
                outer = chain[-1]
                if not tag:
                    chain.append(outer)
                    continue
                if "id" in attrs:
                    frame.wanted[len(chain) - 1] = (tag, _without_id(attrs))
                self._space(outer)
                element = Element(tag, attrs)
                outer.children.append(element)
                chain.append(element)
        return chain[-1]

    def _holder(self, frame: Frame) -> Element:
        """The block that a new run is written into."""
        block = frame.block
        self._pending = False
        self.at_start = True
        if block.tag in ("figure", "pre") or (
            block.tag in RUN_FIRST and not block.children and not frame.leaves
        ):
            return block
        tag, attrs = frame.leaves[-1] if frame.leaves else ("p", {})
        if block.tag in _LOOSE_IN:
            tag, attrs = _LOOSE_IN[block.tag], {}
        elif frame.leaves and "id" in attrs:
            frame.leaves[-1] = (tag, _without_id(attrs))
        holder = Element(tag, attrs)
        block.children.append(holder)
        return holder

    def _space(self, target: Element) -> None:
        """Write the space that is due before an element."""
        if self._pending and not self.at_start:
            children = target.children
            if children and isinstance(children[-1], str):
                children[-1] += " "
            else:
                children.append(" ")
        self._pending = False

    # Blocks.

    def open_leaf(self, tag: str, attrs: Attrs) -> None:
        """A paragraph or heading begins. Inside a heading, a paragraph is a line of it."""
        self.edge()
        leaves = self._frame.leaves
        if leaves and tag == "p":
            tag, attrs = leaves[-1]
            leaves[-1] = (tag, _without_id(attrs))
        leaves.append((tag, attrs))

    def close_leaf(self) -> None:
        """The innermost paragraph or heading ends."""
        if len(self._frame.leaves) > 1:
            self.edge()
        else:
            self.end_run()
        self._frame.leaves.pop()

    def edge(self) -> None:
        """A block of which only the content counts begins or ends: a line of a heading, no more."""
        leaves = self._frame.leaves
        if not leaves or leaves[-1][0] == "p":
            self.end_run()
        elif not self.at_start:
            self.line_break()

    def leaf_home(self) -> list[Element | str] | None:
        """Where a finished paragraph or heading may be put as it is; None where it is changed."""
        frame = self._frame
        if frame.wanted or frame.leaves or self._code or not frame.paragraphs:
            return None
        if frame.chain:
            self.end_run()
        return frame.block.children

    def takes_block(self) -> bool:
        """Whether a block comes out the same wherever else it may stand."""
        return not (
            self._frame.wanted
            or self.verbatim
            or self._code
            or len(self._frames) > _MAX_BLOCKS - DEPTH
        )

    def open_block(self, tag: str, attrs: Attrs) -> None:
        """A block that holds others begins."""
        frame = self._frame
        self.end_run()
        if len(self._frames) > _MAX_BLOCKS:
            self.flattened += 1
            self._frames.append(frame)
            return
        element = Element(tag, attrs)
        self._parent(tag).children.append(element)
        self._frame = Frame(element, self._inherited(frame))
        self._frames.append(self._frame)

    def close_block(self) -> Element | None:
        """The innermost block ends; gives it, or None where nothing is left of it."""
        self.end_run()
        frame = self._frames.pop()
        self._frame = self._frames[-1]
        if self._frame is frame:
            return None
        block = frame.block
        if block.children or block.tag in _MAY_BE_EMPTY:
            return block
        self._parent(block.tag).children.pop()
        return None

    def open_verse(self, attrs: Attrs) -> None:
        """A `pre` that holds inlines: white space counts until it closes."""
        self.open_block("pre", attrs)
        self.verbatim = True

    def close_verse(self) -> None:
        """The `pre` ends."""
        self.verbatim = False
        self.close_block()
        held, self._held = self._held, []
        for element in held:
            self.block(element)

    def block(self, element: Element) -> None:
        """A finished block: a rule, code, a marker. One met inside a `pre` stands after it."""
        if self.verbatim:
            self._held.append(element)
            return
        self.end_run()
        self._parent(element.tag).children.append(element)

    def comment(self, element: Element) -> None:
        """A marker that may stand anywhere, without making a paragraph or an item."""
        if self._frame.chain:
            self._frame.chain[-1].children.append(element)
            return
        block = self._frame.block
        if block.tag in _LOOSE_IN and block.children:
            self._parent(element.tag).children.append(element)
        elif block.tag in _HOLDS_NO_COMMENT:
            around = [
                frame.block for frame in self._frames if frame.block.tag not in _HOLDS_NO_COMMENT
            ]
            around[-1].children.insert(-1, element)
        else:
            block.children.append(element)

    @property
    def in_run(self) -> bool:
        """Whether something stands already in the paragraph that comes next."""
        return bool(self._frame.chain)

    @property
    def open(self) -> Element:
        """The innermost open block."""
        return self._frame.block

    def siblings(self, tag: str) -> list[Element | str]:
        """Where a block of this name would go, what stands there already."""
        return self._parent(tag).children

    def _parent(self, tag: str) -> Element:
        """The element a block of this name goes to: lists hold items, items stand in lists."""
        block = self._frame.block
        item = _LOOSE_IN.get(block.tag)
        if tag == item or (item is None and tag not in _STRAY):
            return block
        children = block.children
        last = children[-1] if children else None
        if item is not None:
            if tag in ("dt", "div") and block.tag == "dl":
                return block
            if not isinstance(last, Element) or last.tag != item:
                last = Element(item)
                children.append(last)
            return last
        if tag in _STRAY and not (tag in ("dt", "dd") and block.tag == "div"):
            made, homes = _STRAY[tag]
            if not isinstance(last, Element) or last.tag not in homes:
                last = Element(made)
                children.append(last)
            return last
        return block

    @staticmethod
    def _inherited(frame: Frame) -> list[Inline]:
        """The inlines around a block that opens; an id not given yet goes to what is inside."""
        if not frame.wanted:
            return []
        inherited = [inline for inline in frame.wanted if inline[0]]
        frame.wanted[:] = [(tag, _without_id(attrs)) for tag, attrs in frame.wanted]
        return inherited

    def end_run(self) -> None:
        """What comes next stands in a paragraph of its own."""
        frame = self._frame
        chain = frame.chain
        if not chain:
            return
        holder = chain[0]
        chain.clear()
        self._pending = False
        self.at_start = True
        if self.verbatim:
            return
        drop_last_breaks(holder)
        if holder is not frame.block:
            _settle(holder, frame.block)


def _without_id(attrs: Attrs) -> Attrs:
    return {name: value for name, value in attrs.items() if name != "id"}


def _settle(holder: Element, block: Element) -> None:
    """Drop a paragraph of blanks; set free a piece of raw HTML that stands alone in one."""
    children = holder.children
    if is_blank(children):
        block.children.pop()
        return
    only = children[0]
    if (
        len(children) == 1
        and isinstance(only, Element)
        and only.tag == "!raw"
        and holder.tag == "p"
    ):
        only.attrs["display"] = "block"
        block.children[-1] = only
