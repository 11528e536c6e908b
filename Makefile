# The commands of the house. Everything they do can be done by hand: cmake --preset NAME, cmake --build --preset NAME.
JOBS ?= $(shell nproc)
SHELL := /bin/bash

.PHONY: help build demo test eval eval-raise bench fuzz lint format golden-update packages clean

help:            ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## */  make \1\t/' | expand -t 24

packages:        ## install the Debian packages that are missing (needs root only then)
	@tools/install_packages.sh

build: packages  ## build the program: build/release/isnad
	@cmake --preset release >build-release.log 2>&1 || { cat build-release.log; exit 1; }
	@rm -f build-release.log
	@cmake --build --preset release --target isnad_cli -j $(JOBS)

demo: build      ## install what is missing, build, and read the articles in samples/ into one dossier
	@build/release/isnad brief $(DEMO_OPTIONS) samples

test:            ## build everything and run all the tests
	@tools/install_packages.sh chromium postgresql
	@cmake --preset release -DISNAD_POSTGRES=ON
	@cmake --build --preset release -j $(JOBS)
	@ctest --preset release -j $(JOBS)

eval: build      ## score dossiers and pages against their gold, and hold them to tests/*_floors.json
	@python3 tools/evaluate.py samples tests/data/stories
	@python3 tools/evaluate_pages.py tests/pages/open tests/pages/blind

eval-raise: build ## write better scores into tests/*_floors.json; worse ones are refused
	@python3 tools/evaluate.py samples tests/data/stories --raise
	@python3 tools/evaluate_pages.py tests/pages/open tests/pages/blind --raise

bench: packages  ## build and run the benchmarks
	@cmake --preset bench
	@cmake --build --preset bench -j $(JOBS)
	@build/bench/bench/isnad_bench $(BENCH_OPTIONS)

FUZZ_SECONDS ?= 20
fuzz: packages   ## build the fuzz targets and run each for FUZZ_SECONDS from its stored seeds
	@cmake --preset fuzz
	@cmake --build --preset fuzz -j $(JOBS)
	@tools/run_fuzzers.sh build/fuzz/fuzz $(FUZZ_SECONDS)

LINTS := layers sources resources docs
lint:            ## the lints alone
	@failed=0; for lint in $(LINTS); do python3 tools/check_$$lint.py || failed=1; done; exit $$failed

format:          ## lay out the C++ sources
	@git ls-files -- '*.h' '*.cc' | xargs clang-format-14 -i

golden-update:   ## accept the present dossiers of samples/ as the expected ones; read the diff before you commit
	@cmake --build --preset release --target isnad_cli -j $(JOBS)
	@python3 tests/golden_test.py --isnad build/release/isnad --update

clean:           ## remove the build trees
	@rm -rf build
