"""Text with blank lines → HTML with paragraphs, by the passes of `wpautop`.

They and their order are those of WordPress's wp-includes/formatting.php. White space is ASCII's
alone, as PHP's byte patterns see it.
"""

import re

_SPACE = " \t\n\r\f\v"
BLOCKS = (
    "(?:a(?:ddress|r(?:ea|ticle)|side)|blockquote|c(?:aption|ol(?:group)?)|d(?:iv|[dlt]|etails)"
    "|f(?:i(?:eldset|g(?:caption|ure))|o(?:oter|rm))|h(?:[1-6r]|eader|group)|l(?:i|egend)"
    "|m(?:a(?:p|th)|enu)|nav|ol|p(?:re)?|s(?:ection|tyle|ummary)|t(?:[dhr]|able|body|foot|head)|ul)"
)
"""The block-level tags of WordPress's list, grouped by their first letters."""


def _compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | flags)


_DOUBLE_BR = _compile(r"<br\s*/?>\s*<br\s*/?>")
_BLOCK_OPENS = _compile(rf"<(?={BLOCKS}[\s/>])")
_BLOCK_CLOSES = _compile(rf"(</{BLOCKS}>)")
_RULE = _compile(r"(<hr\s*?/?>)")
_MARKUP = _compile(
    r"(<(?:!--(?:[^-]|-(?!->))*+(?:-->)?|!\[CDATA\[(?:[^\]]|\](?!\]>))*+(?:\]\]>)?"
    r"|(?!!--|!\[CDATA\[)[^>]*>?))"
)
_NEWLINE_IN_TAG = _compile(r"<(?:!(?!--(?:more|nextpage)-->)|[^>\n]*\n)")
_BLANK_LINES = _compile(r"\n\n+")
_PARAGRAPH_GAP = _compile(r"\n\s*\n")
_EMPTY_PARAGRAPH = _compile(r"<p>\s*</p>")
_UNCLOSED_PARAGRAPH = _compile(r"<p>([^<]+)</(div|address|form)>")
_WRAPPED_BLOCK = _compile(rf"<p>\s*(</?{BLOCKS}[^>]*>)\s*</p>")
_WRAPPED_ITEM = "<p><li"
_WRAPPED_QUOTE = _compile(r"<p><blockquote([^>]*)>", re.IGNORECASE)
_PARAGRAPH_BEFORE_BLOCK = _compile(rf"<p>\s*(</?{BLOCKS}[^>]*>)")
_PARAGRAPH_AFTER_BLOCK = _compile(rf"(</?{BLOCKS}[^>]*>)\s*</p>")
_VERBATIM_OPENS = _compile(r"<(script|style|svg)")
_NEWLINE_RUN = _compile(r"\n\s*")
_LAST_NEWLINE = _compile(r"\n</p>$")
_PRE_PLACEHOLDER = _compile(r"<pre wp-pre-tag-([0-9]+)></pre>")
_BR_AFTER_BLOCK = _compile(rf"(</?{BLOCKS}[^>]*>)\s*<br />")
_BR_BEFORE_BLOCK = _compile(r"<br />(\s*</?(?:p|li|div|dl|dd|dt|th|pre|td|ul|ol)[^>]*>)")
_NEWLINE_IN_MARKUP = " <!-- wpnl --> "
_BLANKS_BEFORE_NEWLINE = (" \n", "\n\n", "\t\n", "\f", "\v", "\r", "\0")
_KEPT_NEWLINE = "<WPPreserveNewline />"

# What is glued to its neighbours so that no paragraph or break comes between: (found by, passes).
# `(?<!\s)` stops a long run of white space from being tried from each of its characters.
_GLUED: tuple[tuple[tuple[str, ...], tuple[tuple[re.Pattern[str], str], ...]], ...] = (
    (
        ("<option",),
        (
            (_compile(r"(?<!\s)\s*<option"), "<option"),
            (_compile(r"</option>\s*"), "</option>"),
        ),
    ),
    (
        ("</object>",),
        (
            (_compile(r"(<object[^>]*>)\s*"), r"\1"),
            (_compile(r"(?<!\s)\s*</object>"), "</object>"),
            (_compile(r"(?<!\s)\s*(</?(?:param|embed)[^>]*>)\s*"), r"\1"),
        ),
    ),
    (
        ("<source", "<track"),
        (
            (_compile(r"([<\[](?:audio|video)[^>\]]*[>\]])\s*"), r"\1"),
            (_compile(r"(?<!\s)\s*([<\[]/(?:audio|video)[>\]])"), r"\1"),
            (_compile(r"(?<!\s)\s*(<(?:source|track)[^>]*>)\s*"), r"\1"),
        ),
    ),
    (
        ("<figcaption",),
        (
            (_compile(r"(?<!\s)\s*(<figcaption[^>]*>)"), r"\1"),
            (_compile(r"</figcaption>\s*"), "</figcaption>"),
        ),
    ),
)


def all_passes(text: str) -> str:
    """All of them; the text ends with a newline, its `pre`s set aside."""
    return wrap(stretches(prepare(text)))


def prepare(text: str) -> str:
    """Blank lines around block-level tags, newlines inside tags hidden, players glued together."""
    return _BLANK_LINES.sub("\n\n", _glue(_gaps(text)))


def stretches(text: str) -> list[str]:
    """What stands between blank lines."""
    return [part.strip("\n") for part in _PARAGRAPH_GAP.split(text) if part]


def wrap(parts: list[str]) -> str:
    """Each stretch in a `<p>`, except where it is block-level; line breaks where lines end."""
    text = "".join(["<p>" + part + "</p>\n" for part in parts])
    return _breaks(_unwrap_blocks(text))


def set_pres_aside(text: str) -> tuple[str, list[str]]:
    """Replace each `<pre>…</pre>` by a placeholder."""
    pres: list[str] = []
    if "<pre" not in text:
        return text, pres
    *parts, last = text.split("</pre>")
    kept: list[str] = []
    for part in parts:
        before, opening, inside = part.partition("<pre")
        kept.append(before)
        if opening:
            kept.append(f"<pre wp-pre-tag-{len(pres)}></pre>")
            pres.append(f"<pre{inside}</pre>")
    return "".join([*kept, last]), pres


def restore(text: str, pres: list[str]) -> str:
    """Bring back what was set aside and hidden."""
    if pres:
        text = _PRE_PLACEHOLDER.sub(lambda found: pres[int(found[1])], text)
    if "<!-- wpnl -->" in text:
        text = text.replace(_NEWLINE_IN_MARKUP, "\n").replace("<!-- wpnl -->", "\n")
    return text


def _gaps(text: str) -> str:
    """Blank lines around block-level tags; newlines inside tags hidden."""
    text = _DOUBLE_BR.sub("\n\n", text)
    text = _BLOCK_OPENS.sub("\n\n<", text)
    text = _follow(_BLOCK_CLOSES, text, "\n\n")
    text = _follow(_RULE, text, "\n\n")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _NEWLINE_IN_TAG.search(text):
        return text
    parts = _MARKUP.split(text)
    tags = parts[1::2]
    if "\n" not in "".join(tags):
        return text
    parts[1::2] = [tag.replace("\n", _NEWLINE_IN_MARKUP) for tag in tags]
    return "".join(parts)


def _follow(pattern: re.Pattern[str], text: str, what: str) -> str:
    """Put something after each match of a pattern that is one group."""
    parts = pattern.split(text)
    if len(parts) == 1:
        return text
    parts[1::2] = [match + what for match in parts[1::2]]
    return "".join(parts)


def _keep_group(pattern: re.Pattern[str], text: str) -> str:
    r"""Replace each match by its one group: what `sub(r"\1", …)` does, in a third of the time."""
    return "".join(pattern.split(text))


def _glue(text: str) -> str:
    for needles, passes in _GLUED:
        if any(needle in text for needle in needles):
            for pattern, replacement in passes:
                text = pattern.sub(replacement, text)
    return text


def _unwrap_blocks(text: str) -> str:
    """Take the `<p>` off again where it stands around block-level tags."""
    text = _EMPTY_PARAGRAPH.sub("", text)
    if "</div>" in text or "</address>" in text or "</form>" in text:
        text = _UNCLOSED_PARAGRAPH.sub(r"<p>\1</p></\2>", text)
    text = _keep_group(_WRAPPED_BLOCK, text)
    text = _unwrap_items(text)
    text = _WRAPPED_QUOTE.sub(r"<blockquote\1><p>", text)
    text = text.replace("</blockquote></p>", "</p></blockquote>")
    text = _keep_group(_PARAGRAPH_BEFORE_BLOCK, text)
    return _keep_group(_PARAGRAPH_AFTER_BLOCK, text)


def _unwrap_items(text: str) -> str:
    """What replacing `<p>(<li.+?)</p>` by its group does, in one pass over the text."""
    start = text.find(_WRAPPED_ITEM)
    parts: list[str] = []
    done = close = newline = 0
    while start >= 0:
        inside = start + len(_WRAPPED_ITEM)
        close = close if close > inside else text.find("</p>", inside + 1)
        if close < 0:
            break
        newline = newline if newline >= inside or newline < 0 else text.find("\n", inside)
        if not 0 <= newline < close:
            parts += text[done:start], text[start + len("<p>") : close]
            done = inside = close + len("</p>")
        start = text.find(_WRAPPED_ITEM, inside)
    return "".join([*parts, text[done:]]) if parts else text


def _breaks(text: str) -> str:
    """Newlines that are left become `<br />`, except beside block-level tags."""
    text = _keep_verbatim(text)
    text = text.replace("<br>", "<br />").replace("<br/>", "<br />")
    text = break_lines(text).replace(_KEPT_NEWLINE, "\n")
    text = _keep_group(_BR_AFTER_BLOCK, text)
    text = _keep_group(_BR_BEFORE_BLOCK, text)
    return _LAST_NEWLINE.sub("</p>", text)


def _keep_verbatim(text: str) -> str:
    """Hide the newlines inside script, style and svg elements."""
    if not _VERBATIM_OPENS.search(text):
        return text
    parts: list[str] = []
    done = 0
    unclosed: set[str] = set()
    for opening in _VERBATIM_OPENS.finditer(text):
        name = opening[1]
        if opening.start() < done or name in unclosed:
            continue
        end = text.find(f"</{name}>", opening.end())
        if end < 0:
            unclosed.add(name)
            continue
        parts += (
            text[done : opening.start()],
            text[opening.start() : end].replace("\n", _KEPT_NEWLINE),
        )
        done = end
    return "".join([*parts, text[done:]])


def break_lines(text: str) -> str:
    r"""Each run of white space with a newline in it becomes one `<br />`.

    The same as replacing the pattern `(?<!<br />)\s*\n`, which would try a long run of blanks
    from each of its characters.
    """
    if not any(blank in text for blank in _BLANKS_BEFORE_NEWLINE):
        text = text.replace("<br />\n", "\0").replace("\n", "<br />\n")
        return text.replace("\0", "<br />\n")
    parts: list[str] = []
    done = 0
    for run in _NEWLINE_RUN.finditer(text):
        line = text[done : run.start()]
        kept = line.rstrip(_SPACE)
        blanks = line[len(kept) :] + run[0]
        done = run.end()
        last = blanks.rfind("\n")
        broken = "<br />\n"
        if kept.endswith("<br />"):
            broken = blanks[0] + broken if last else "\n"
        parts += kept, broken, blanks[last + 1 :]
    return "".join([*parts, text[done:]])
