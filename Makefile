# Two commands: `make` does the job on the sample articles, `make test` checks everything.

DETENTE := target/release/detente
MODEL := models/stance.detente
GOLDEN := article_id,quote_start,quote_end,quote_kind,speaker,actor,cue,stance,p_confrontational,p_neutral

.PHONY: all build model golden bench reliability test check-format clippy tests docs test-features clean

# The binary, the default model (made again only when its table, its lexicon or the program has changed), the labelled
# quotes of the sample articles, and a look at the first of them.
all: build
	@$(DETENTE) train data/statements.csv -o $(MODEL) --if-changed
	@cargo build --release --locked --quiet
	@mkdir -p out
	@$(DETENTE) score data/articles -o out/quotes.csv
	@$(DETENTE) score data/articles/01-*.txt --format table
	@echo "All labelled quotes: out/quotes.csv"

build:
	cargo build --release --locked

# Makes the default model again, whether it needs it or not.
model: build
	$(DETENTE) train data/statements.csv -o $(MODEL)
	cargo build --release --locked

# Takes over what the program says of the sample articles as what tests/cli/golden.rs expects: look at the difference before you commit it.
golden: build
	$(DETENTE) score data/articles --keep-other --select $(GOLDEN) -f tsv -o tests/golden/articles.tsv

# Times the stages, then detente beside its peers, and writes the figures into docs/performance.md.
bench: build
	cargo bench --locked --bench stages
	python3 benches/compare.py

# What takes too long for every change: many kills, and the same bits over threads, runs, builds and cuts of the input.
reliability: build
	cargo build --locked
	KILLS=50 cargo test --locked --test cli kills:: -- --test-threads=1
	python3 benches/same_bits.py target/release/detente target/debug/detente
	python3 benches/hostile.py target/release/detente data/articles

test: check-format clippy tests docs

check-format:
	cargo fmt --check

clippy:
	cargo clippy --all-targets --locked -- -D warnings

tests:
	cargo test --locked

docs:
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --locked

# What the default features leave out: Parquet, and a program without workbooks. Not part of `test`: it builds some twenty crates more.
test-features:
	cargo clippy --all-targets --locked --features parquet -- -D warnings
	cargo test --locked --features parquet --lib parquet
	cargo test --locked --features parquet --test cli parquet
	cargo check --locked --no-default-features

clean:
	cargo clean
	rm -rf out
