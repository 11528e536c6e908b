#pragma once
// Sets and maps of words: see lexicon/word_map.h.
#include "isnad/lexicon/word_map.h"
