-- The ledger: what became of every item, and which files of the output are ours.
CREATE TABLE run (
    state   TEXT NOT NULL CHECK (state IN ('running', 'finished')),
    version TEXT NOT NULL
);

CREATE TABLE items (
    ordinal     INTEGER PRIMARY KEY,
    file        TEXT NOT NULL,
    line        INTEGER,
    byte        INTEGER,
    item        TEXT NOT NULL,
    id          INTEGER,
    type        TEXT NOT NULL,
    status      TEXT NOT NULL,
    digest_in   TEXT NOT NULL,
    outcome     TEXT NOT NULL CHECK (outcome IN ('written', 'skipped', 'failed')),
    path        TEXT,
    digest_out  TEXT,
    diagnostics TEXT NOT NULL
);

CREATE TABLE notes (
    number     INTEGER PRIMARY KEY,
    diagnostic TEXT NOT NULL
);

CREATE TABLE files (
    path    TEXT PRIMARY KEY,
    digest  TEXT NOT NULL,
    prior   TEXT,
    ordinal INTEGER,
    source  TEXT NOT NULL
) WITHOUT ROWID;

-- What `migrator fetch` needs to complete cut posts without the source.
CREATE TABLE kept (
    source TEXT NOT NULL
);

CREATE TABLE cut_posts (
    ordinal INTEGER PRIMARY KEY,
    post    TEXT NOT NULL
);

-- Every file of media that something uses, and whether it could be had; kept from run to run.
CREATE TABLE media (
    key    TEXT PRIMARY KEY,
    url    TEXT NOT NULL,
    state  TEXT NOT NULL CHECK (state IN ('kept', 'missing', 'refused', 'unreachable')),
    digest TEXT NOT NULL,
    ending TEXT NOT NULL,
    why    TEXT NOT NULL,
    path   TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIEW diagnostics AS
WITH entries (ordinal, entry) AS (
    SELECT NULL, diagnostic FROM notes
    UNION ALL
    SELECT items.ordinal, each.value FROM items, json_each(items.diagnostics) AS each
)
SELECT
    ordinal,
    json_extract(entry, '$.code')     AS code,
    json_extract(entry, '$.severity') AS severity,
    json_extract(entry, '$.effect')   AS effect,
    json_extract(entry, '$.file')     AS file,
    json_extract(entry, '$.line')     AS line,
    json_extract(entry, '$.byte')     AS byte,
    json_extract(entry, '$.item')     AS item,
    json_extract(entry, '$.detail')   AS detail,
    json_extract(entry, '$.count')    AS count
FROM entries;
