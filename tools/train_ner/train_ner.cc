// Trains the sequence model of names and writes it as the file that src/isnad/mention/ner_model.h reads.
//
//     train_ner --train A.iob [--train B.iob] [--dev C.iob] --fine F.tsv --coarse C.tsv --lists L.tsv --phrases P.tsv
//               --out ner.bin [--favour F] [--runs N] [--epochs N] [--keep FEATURES] [--seed S] [--predict FILE.iob OUT.iob]
//
// A linear-chain conditional random field (Lafferty et al. 2001) over the features of ner_features.h, by stochastic
// gradient with per-weight rates (AdaGrad) and averaged weights. In every pass a share of the words is hidden from the
// features that name the word itself, so that its form, company and lists must carry the decision: unseen names are
// what the model is for. The weights are pruned to --keep features and rounded to eight bits.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "isnad/base/utf8.h"
#include "isnad/mention/ner_features.h"
#include "isnad/mention/ner_model.h"
#include "isnad/text/fold.h"
#include "training_lexicon.h"

namespace {

using namespace isnad;

constexpr int kTags = static_cast<int>(kNerTags);

struct Example {
  std::vector<std::string> raw;
  std::vector<std::string> folded;
  std::vector<int> tags;
  NerFeatures hashed;
  std::vector<std::uint32_t> features;  // ids, parallel to hashed.hashes; kNoFeature where unknown
};

constexpr std::uint32_t kNoFeature = 0xFFFFFFFF;

int tag_of(const std::string& label) {
  for (int t = 0; t < kTags; ++t) {
    if (label == kNerTagNames[static_cast<std::size_t>(t)]) return t;
  }
  return 0;
}

std::vector<Example> read_iob(const std::string& path) {
  std::vector<Example> out(1);
  std::ifstream in(path);
  if (!in) {
    std::cerr << path << ": cannot be read\n";
    std::exit(3);
  }
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.rfind("# doc", 0) == 0) {
      if (!out.back().raw.empty()) out.emplace_back();
      continue;
    }
    const std::size_t at = line.find_first_of("\t ");
    out.back().raw.push_back(line.substr(0, at));
    out.back().folded.push_back(fold(out.back().raw.back()));
    int tag = at == std::string::npos ? 0 : tag_of(line.substr(at + 1));
    // An I- that continues nothing opens a name.
    auto& tags = out.back().tags;
    if (tag != 0 && ner_is_inside(tag) && (tags.empty() || (tags.back() != tag && tags.back() != tag - 1))) --tag;
    tags.push_back(tag);
  }
  if (out.back().raw.empty()) out.pop_back();
  return out;
}

// The sentences of one file are taken for one document: ANERcorp does not mark where its articles end.
void extract(const Lexicon& lexicon, std::vector<Example>& file) {
  std::vector<std::vector<std::string_view>> sentences;
  for (const Example& e : file) sentences.emplace_back(e.folded.begin(), e.folded.end());
  const auto evidence = ner_evidence(lexicon, sentences);
  for (std::size_t s = 0; s < file.size(); ++s) ner_features(lexicon, sentences[s], evidence[s], file[s].hashed);
}

struct Crf {
  std::vector<float> w;      // features x tags
  std::vector<float> trans;  // (tags + 1) x tags; the last row is the start
  float* at(std::uint32_t f) { return &w[static_cast<std::size_t>(f) * kTags]; }
};

float log_sum(const float* v) {
  const float top = *std::max_element(v, v + kTags);
  float sum = 0;
  for (int t = 0; t < kTags; ++t) sum += std::exp(v[t] - top);
  return top + std::log(sum);
}

bool allowed(int from, int to) { return !ner_is_inside(to) || from == to || from == to - 1; }

struct Lattice {
  std::vector<float> emit, alpha, beta;
};

void emissions(Crf& crf, const Example& e, const std::vector<char>& hidden, Lattice& l) {
  const std::size_t n = e.raw.size();
  l.emit.assign(n * kTags, 0);
  for (std::size_t i = 0; i < n; ++i) {
    float* row = &l.emit[i * kTags];
    for (std::uint32_t k = e.hashed.begin[i]; k < e.hashed.begin[i + 1]; ++k) {
      if (e.features[k] == kNoFeature || (!hidden.empty() && hidden[k])) continue;
      const float* w = crf.at(e.features[k]);
      for (int t = 0; t < kTags; ++t) row[t] += w[t];
    }
  }
}

double forward_backward(const Crf& crf, std::size_t n, Lattice& l) {
  l.alpha.assign(n * kTags, 0);
  l.beta.assign(n * kTags, 0);
  float v[kTags];
  for (int t = 0; t < kTags; ++t) {
    l.alpha[t] = l.emit[t] + (allowed(0, t) ? crf.trans[kTags * kTags + t] : -1e4F);
  }
  for (std::size_t i = 1; i < n; ++i) {
    for (int t = 0; t < kTags; ++t) {
      for (int s = 0; s < kTags; ++s) v[s] = l.alpha[(i - 1) * kTags + s] + (allowed(s, t) ? crf.trans[s * kTags + t] : -1e4F);
      l.alpha[i * kTags + t] = log_sum(v) + l.emit[i * kTags + t];
    }
  }
  for (std::size_t i = n - 1; i-- > 0;) {
    for (int s = 0; s < kTags; ++s) {
      for (int t = 0; t < kTags; ++t) {
        v[t] = l.beta[(i + 1) * kTags + t] + l.emit[(i + 1) * kTags + t] + (allowed(s, t) ? crf.trans[s * kTags + t] : -1e4F);
      }
      l.beta[i * kTags + s] = log_sum(v);
    }
  }
  for (int t = 0; t < kTags; ++t) v[t] = l.alpha[(n - 1) * kTags + t];
  return log_sum(v);
}

std::vector<int> decode(Crf& crf, const Example& e) {
  Lattice l;
  emissions(crf, e, {}, l);
  const std::size_t n = e.raw.size();
  std::vector<float> best(l.emit.begin(), l.emit.begin() + kTags);
  std::vector<std::array<int, kTags>> back(n);
  for (int t = 0; t < kTags; ++t) best[t] += allowed(0, t) ? crf.trans[kTags * kTags + t] : -1e4F;
  for (std::size_t i = 1; i < n; ++i) {
    std::vector<float> next(kTags, -1e9F);
    for (int t = 0; t < kTags; ++t) {
      for (int s = 0; s < kTags; ++s) {
        const float v = best[s] + (allowed(s, t) ? crf.trans[s * kTags + t] : -1e4F);
        if (v > next[t]) next[t] = v, back[i][t] = s;
      }
      next[t] += l.emit[i * kTags + t];
    }
    best = next;
  }
  std::vector<int> tags(n);
  tags[n - 1] = static_cast<int>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t i = n - 1; i > 0; --i) tags[i - 1] = back[i][tags[i]];
  return tags;
}

struct Span3 {
  std::size_t begin, end;
  int type;
  auto operator<=>(const Span3&) const = default;
};

std::vector<Span3> spans(const std::vector<int>& tags) {
  std::vector<Span3> out;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i] == 0) continue;
    if (!ner_is_inside(tags[i])) out.push_back({i, i + 1, tags[i]});
    else if (!out.empty()) out.back().end = i + 1;
  }
  return out;
}

void score(Crf& crf, const std::vector<Example>& dev, const char* what) {
  std::map<int, std::array<int, 3>> counts;
  for (const Example& e : dev) {
    const auto gold = spans(e.tags);
    const auto mine = spans(decode(crf, e));
    for (const Span3& s : gold) ++counts[s.type][0];
    for (const Span3& s : mine) {
      ++counts[s.type][1];
      counts[s.type][2] += std::find(gold.begin(), gold.end(), s) != gold.end();
    }
  }
  std::array<int, 3> all{};
  std::ostringstream line;
  const auto put = [&](const std::string& name, const std::array<int, 3>& c) {
    const double p = c[1] ? 1.0 * c[2] / c[1] : 0;
    const double r = c[0] ? 1.0 * c[2] / c[0] : 0;
    char text[80];
    std::snprintf(text, sizeof text, "  %s %.3f %.3f %.4f", name.c_str(), p, r, p + r > 0 ? 2 * p * r / (p + r) : 0);
    line << text;
  };
  for (const auto& [type, c] : counts) {
    put(std::string(kNerTagNames[static_cast<std::size_t>(type)].substr(2)), c);
    for (int k = 0; k < 3; ++k) all[k] += c[k];
  }
  put("all", all);
  std::cerr << what << line.str() << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  std::multimap<std::string, std::string> options;
  std::vector<std::pair<std::string, std::string>> predict;
  for (int i = 1; i + 1 < argc; i += 2) {
    if (std::string(argv[i]) == "--predict" && i + 2 < argc) {
      predict.emplace_back(argv[i + 1], argv[i + 2]);
      ++i;
      continue;
    }
    options.emplace(argv[i], argv[i + 1]);
  }
  const auto option = [&](const char* name, const std::string& fallback) {
    const auto [first, last] = options.equal_range(name);
    return first == last ? fallback : std::prev(last)->second;
  };
  const Lexicon lexicon = read_lexicon(option("--fine", ""), option("--coarse", ""), option("--lists", ""), option("--phrases", ""));
  std::vector<Example> train;
  for (auto [it, end] = options.equal_range("--train"); it != end; ++it) {
    std::vector<Example> file = read_iob(it->second);
    extract(lexicon, file);
    for (Example& e : file) train.push_back(std::move(e));
  }
  std::vector<std::pair<std::string, std::vector<Example>>> devs;
  for (auto [it, end] = options.equal_range("--dev"); it != end; ++it) devs.emplace_back(it->second, read_iob(it->second));
  std::unordered_map<std::uint64_t, std::uint32_t> ids;
  std::vector<std::uint64_t> hashes;
  std::vector<std::uint32_t> seen_times;
  for (Example& e : train) {
    for (const std::uint64_t h : e.hashed.hashes) {
      const auto [it, fresh] = ids.emplace(h, static_cast<std::uint32_t>(hashes.size()));
      if (fresh) hashes.push_back(h), seen_times.push_back(0);
      ++seen_times[it->second];
      e.features.push_back(it->second);
    }
  }
  const auto min_seen = static_cast<std::uint32_t>(std::stoi(option("--min-seen", "2")));
  for (Example& e : train) {
    for (std::uint32_t& f : e.features) {
      if (seen_times[f] < min_seen) f = kNoFeature;
    }
  }
  const auto look_up = [&](std::vector<Example>& file) {
    extract(lexicon, file);
    for (Example& e : file) {
      e.features.clear();
      for (const std::uint64_t h : e.hashed.hashes) {
        const auto it = ids.find(h);
        e.features.push_back(it == ids.end() ? kNoFeature : it->second);
      }
    }
  };
  for (auto& [name, dev] : devs) look_up(dev);
  std::cerr << train.size() << " sentences, " << hashes.size() << " features\n";

  Crf crf;
  const int epochs = std::stoi(option("--epochs", "20"));
  const float rate = std::stof(option("--rate", "0.1"));
  const float l2 = std::stof(option("--l2", "1e-6"));
  const double hide_word = std::stod(option("--hide", "0.15"));
  const double hide_any = std::stod(option("--drop", "0.1"));
  std::mt19937 random(static_cast<unsigned>(std::stoi(option("--seed", "1"))));
  const auto learn_once = [&] {
  crf.w.assign(hashes.size() * kTags, 0);
  crf.trans.assign((kTags + 1) * kTags, 0);
  std::vector<float> square(crf.w.size(), 1e-6F);
  std::vector<float> square_trans(crf.trans.size(), 1e-6F);
  Crf sum = crf;
  int summed = 0;
  std::vector<std::uint32_t> order(train.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  Lattice l;
  std::vector<char> hidden;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (std::size_t i = order.size(); i-- > 1;) std::swap(order[i], order[random() % (i + 1)]);
    double loss = 0;
    for (const std::uint32_t index : order) {
      const Example& e = train[index];
      const std::size_t n = e.raw.size();
      hidden.assign(e.features.size(), 0);
      for (std::size_t i = 0; i < n; ++i) {
        const bool hide = random() % 10000 < hide_word * 10000;
        for (std::uint32_t k = e.hashed.begin[i]; k < e.hashed.begin[i + 1]; ++k) {
          const std::uint32_t place = k - e.hashed.begin[i];
          hidden[k] = (hide && ner_names_word(place)) || random() % 10000 < hide_any * 10000;
        }
      }
      emissions(crf, e, hidden, l);
      const double z = forward_backward(crf, n, l);
      for (std::size_t i = 0; i < n; ++i) {
        float gradient[kTags];
        for (int t = 0; t < kTags; ++t) gradient[t] = static_cast<float>(std::exp(l.alpha[i * kTags + t] + l.beta[i * kTags + t] - z));
        loss -= std::log(std::max(1e-9F, gradient[e.tags[i]]));
        gradient[e.tags[i]] -= 1;
        for (std::uint32_t k = e.hashed.begin[i]; k < e.hashed.begin[i + 1]; ++k) {
          if (e.features[k] == kNoFeature || hidden[k]) continue;
          float* w = crf.at(e.features[k]);
          float* s = &square[static_cast<std::size_t>(e.features[k]) * kTags];
          for (int t = 0; t < kTags; ++t) {
            const float g = gradient[t] + l2 * w[t];
            s[t] += g * g;
            w[t] -= rate * g / std::sqrt(s[t]);
          }
        }
        for (int t = 0; t < kTags; ++t) {
          for (int from = 0; from < kTags; ++from) {
            if (i == 0 && from > 0) break;
            const int row = i == 0 ? kTags : from;
            if (!allowed(i == 0 ? 0 : from, t)) continue;
            float p = i == 0 ? gradient[t] + (e.tags[0] == t)
                             : static_cast<float>(std::exp(l.alpha[(i - 1) * kTags + from] + crf.trans[from * kTags + t] +
                                                           l.emit[i * kTags + t] + l.beta[i * kTags + t] - z));
            if (e.tags[i] == t && (i == 0 || e.tags[i - 1] == from)) p -= 1;
            float& s = square_trans[row * kTags + t];
            s += p * p;
            crf.trans[row * kTags + t] -= rate * p / std::sqrt(s);
          }
        }
      }
    }
    if (epoch >= epochs / 3) {
      for (std::size_t i = 0; i < crf.w.size(); ++i) sum.w[i] += crf.w[i];
      for (std::size_t i = 0; i < crf.trans.size(); ++i) sum.trans[i] += crf.trans[i];
      ++summed;
    }
    if (epoch % 5 == 4) {
      std::cerr << "epoch " << epoch + 1 << " loss " << loss << "\n";
      for (const auto& [name, dev] : devs) score(crf, dev, name.substr(name.rfind('/') + 1).c_str());
    }
  }
  for (std::size_t i = 0; i < crf.w.size(); ++i) crf.w[i] = sum.w[i] / static_cast<float>(summed);
  for (std::size_t i = 0; i < crf.trans.size(); ++i) crf.trans[i] = sum.trans[i] / static_cast<float>(summed);
  };
  // One run depends on the order of sentences and on what was hidden; the mean of several is steadier and better.
  const int runs = std::stoi(option("--runs", "3"));
  const auto learn = [&] {
    Crf mean;
    for (int run = 0; run < runs; ++run) {
      learn_once();
      if (run == 0) {
        mean = crf;
        continue;
      }
      for (std::size_t i = 0; i < crf.w.size(); ++i) mean.w[i] += crf.w[i];
      for (std::size_t i = 0; i < crf.trans.size(); ++i) mean.trans[i] += crf.trans[i];
    }
    for (float& w : mean.w) w /= static_cast<float>(runs);
    for (float& w : mean.trans) w /= static_cast<float>(runs);
    crf = mean;
  };
  learn();
  std::cerr << "averaged\n";
  for (const auto& [name, dev] : devs) score(crf, dev, name.substr(name.rfind('/') + 1).c_str());

  NerModelParts parts;
  for (const auto& [hash, word] : lexicon.words_sorted()) parts.lexicon.emplace_back(hash, word);
  parts.letters = lexicon.letters;
  const auto keep = static_cast<std::size_t>(std::stoul(option("--keep", "400000")));
  std::vector<std::pair<float, std::uint32_t>> strength;
  for (std::uint32_t f = 0; f < hashes.size(); ++f) {
    float spread = 0;
    for (int t = 0; t < kTags; ++t) spread = std::max(spread, std::abs(crf.at(f)[t]));
    if (spread > 0) strength.emplace_back(spread, f);
  }
  std::sort(strength.begin(), strength.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : hashes[a.second] < hashes[b.second];
  });
  if (strength.size() > keep) {
    std::cerr << "pruned below " << strength[keep].first << "\n";
    for (std::size_t i = keep; i < strength.size(); ++i) std::fill(crf.at(strength[i].second), crf.at(strength[i].second) + kTags, 0.F);
    // The features that stay learn once more without the others, so that they take over what those carried.
    std::vector<char> stays(hashes.size());
    strength.resize(keep);
    for (const auto& [spread, f] : strength) stays[f] = 1;
    for (Example& e : train) {
      for (std::uint32_t& f : e.features) {
        if (f != kNoFeature && !stays[f]) f = kNoFeature;
      }
    }
    learn();
    for (const auto& [name, dev] : devs) score(crf, dev, "pruned and learnt again");
  }
  for (float bias = 0; bias < 2.1F; bias += 0.5F) {
    std::fprintf(stderr, "names favoured by %.1f: ", static_cast<double>(bias));
    for (int from = 0; from <= kTags; ++from) crf.trans[from * kTags] -= bias;
    for (const auto& [name, dev] : devs) score(crf, dev, "");
    for (int from = 0; from <= kTags; ++from) crf.trans[from * kTags] += bias;
  }
  {
    const float bias = std::stof(option("--favour", "0"));
    for (int from = 0; from <= kTags; ++from) crf.trans[from * kTags] -= bias;
  }
  for (const auto& [spread, f] : strength) {
    std::array<float, kNerTags> weights{};
    std::copy(crf.at(f), crf.at(f) + kTags, weights.begin());
    parts.features.emplace_back(hashes[f], weights);
  }
  std::copy(crf.trans.begin(), crf.trans.end(), parts.transitions.begin());
  const std::string bytes = write_ner_model(parts);
  std::ofstream(option("--out", "ner.bin"), std::ios::binary) << bytes;
  std::cerr << bytes.size() << " bytes\n";
  // How far the file's probabilities can be trusted: names by tenths of probability, and how many of them are right.
  if (!devs.empty()) {
    const auto model = NerModel::load(bytes);
    for (const auto& [name, dev] : devs) {
      std::vector<std::vector<std::string_view>> sentences;
      for (const Example& e : dev) sentences.emplace_back(e.folded.begin(), e.folded.end());
      const auto found = model->tag_sentences(sentences);
      std::map<EntityType, std::array<std::array<int, 2>, 10>> bins;
      for (std::size_t s = 0; s < dev.size(); ++s) {
        const auto gold = spans(dev[s].tags);
        for (const NerSpan& n : found[s]) {
          const int type = n.type == EntityType::Person ? 1 : n.type == EntityType::Place ? 3 : n.type == EntityType::Organisation ? 5 : 7;
          const Span3 mine{n.first_token, n.last_token + 1, type};
          auto& bin = bins[n.type][static_cast<std::size_t>(std::min(9.0, n.probability * 10))];
          ++bin[0];
          bin[1] += std::find(gold.begin(), gold.end(), mine) != gold.end();
        }
      }
      for (const auto& [type, row] : bins) {
        std::cerr << "type " << static_cast<int>(type) << ":";
        for (const auto& [all, right] : row) std::cerr << "  " << right << "/" << all;
        std::cerr << "\n";
      }
    }
  }
  for (const auto& [from, to] : predict) {
    std::ofstream out(to);
    std::vector<Example> file = read_iob(from);
    look_up(file);
    for (Example& e : file) {
      const auto tags = decode(crf, e);
      for (std::size_t i = 0; i < tags.size(); ++i) out << e.raw[i] << '\t' << kNerTagNames[static_cast<std::size_t>(tags[i])] << '\n';
      out << '\n';
    }
  }
}
