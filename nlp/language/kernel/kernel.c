/* The inner loops of the language pass; `portable.py` says the same in NumPy. Arrays are contiguous, row by row.
 *
 * Rectified inputs are mostly zero (four of five after the first convolution), so an output is the sum of the rows
 * of the positive inputs alone. A token gives to three places, [the one before | its own | the one after], that lie side
 * by side in the output: that is one addition of one long row. */

#include <stdint.h>
#include <string.h>

#if defined(__x86_64__) && defined(__gnu_linux__)
#define EVERY_MACHINE __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
enum { LANE = 8 };
#else
#define EVERY_MACHINE
enum { LANE = 4 };
#endif
#define INLINE static inline __attribute__((always_inline))

/* reaches are multiples of STEP floats; native.py checks the others */
enum { STEP = 48, WIDE = 96 / LANE, NARROW = 48 / LANE, MOST_ROWS = 4096, MOST_TAGS = 128 };

typedef float lane __attribute__((vector_size(4 * LANE), aligned(4), may_alias));

typedef struct {
    int64_t count;
    float value[MOST_ROWS];
    const float *row[MOST_ROWS];
} sum_t;

INLINE void add_tile(float *output, const sum_t *sum, int64_t at, int lanes)
{
    lane total[WIDE], *window = (lane *)(output + at);
#pragma GCC unroll 32
    for (int i = 0; i < lanes; i++)
        total[i] = window[i];
    for (int64_t k = 0; k < sum->count; k++) {
        const lane *row = (const lane *)(sum->row[k] + at);
#pragma GCC unroll 32
        for (int i = 0; i < lanes; i++)
            total[i] += sum->value[k] * row[i];
    }
#pragma GCC unroll 32
    for (int i = 0; i < lanes; i++)
        window[i] = total[i];
}

/* output[0 .. reach) += value[k] * row[k], summed */
INLINE void add_rows(float *output, int64_t reach, const sum_t *sum)
{
    int64_t at = 0;
    for (; at + 2 * STEP <= reach; at += 2 * STEP)
        add_tile(output, sum, at, WIDE);
    for (; at < reach; at += STEP)
        add_tile(output, sum, at, NARROW);
}

INLINE int32_t greatest(const float *scores, int64_t count)
{
    int32_t best = 0;
    for (int32_t i = 1; i < count; i++)
        best = scores[i] > scores[best] ? i : best;
    return best;
}

/* output[place - 1 .. place + 1] += table[line[place]] for every place that is no gap */
EVERY_MACHINE void look_up(const float *restrict table, const int32_t *restrict line, int64_t length, int64_t width,
                           float *restrict output)
{
    memset(output, 0, length * width * sizeof *output);
    for (int64_t place = 1; place + 1 < length; place++) {
        const float *row = table + 3 * width * line[place];
        float *window = output + (place - 1) * width;
        if (line[place])
            for (int64_t i = 0; i < 3 * width; i++)
                window[i] += row[i];
    }
}

/* output[place - 1 .. place + 1] += rows[i] * state[place][i] for every positive input, and + rows[inputs] */
EVERY_MACHINE void convolve(const float *restrict state, int64_t inputs, const int32_t *restrict line, int64_t length,
                            const float *restrict rows, const float *restrict bias, int64_t width,
                            float *restrict output)
{
    sum_t sum;
    for (int64_t place = 0; place < length; place++)
        memcpy(output + place * width, bias, width * sizeof *bias);
    for (int64_t place = 1; place + 1 < length; place++) {
        if (!line[place])
            continue;
        int64_t count = 0;
        for (int64_t i = 0; i < inputs; i++) {
            sum.value[count] = state[place * inputs + i];
            sum.row[count] = rows + 3 * width * i;
            count += state[place * inputs + i] > 0;
        }
        sum.value[count] = 1;
        sum.row[count] = rows + 3 * width * inputs;
        sum.count = count + 1;
        add_rows(output + (place - 1) * width, 3 * width, &sum);
    }
}

INLINE void trace(const float *scores, int64_t start, int64_t end, const float *moves, int64_t tags, int32_t *back,
                  int32_t *path)
{
    float total[MOST_TAGS], most[MOST_TAGS];
    memcpy(total, scores + start * tags, tags * sizeof *total);
    for (int64_t token = start + 1; token < end; token++) {
        const float *score = scores + token * tags;
        int32_t *best = back + token * tags;
        for (int64_t to = 0; to < tags; to++) {
            most[to] = total[0] + moves[to] + score[to];
            best[to] = 0;
        }
        for (int32_t from = 1; from < tags; from++) {
            for (int64_t to = 0; to < tags; to++) {
                const float reached = total[from] + moves[from * tags + to] + score[to];
                best[to] = reached > most[to] ? from : best[to];
                most[to] = reached > most[to] ? reached : most[to];
            }
        }
        memcpy(total, most, tags * sizeof *total);
    }
    int32_t tag = greatest(total, tags);
    for (int64_t token = end - 1; token > start; token--) {
        path[token] = tag;
        tag = back[token * tags + tag];
    }
    path[start] = tag;
}

/* the tags of the best sequences; `back` is room to work in, of the size of `scores` */
EVERY_MACHINE void best_path(const float *restrict scores, const int32_t *restrict ends, int64_t sequences,
                             const float *restrict moves, int64_t tags, int32_t *restrict back, int32_t *restrict path)
{
    int64_t start = 0;
    for (int64_t i = 0; i < sequences; i++) {
        if (start < ends[i])
            trace(scores, start, ends[i], moves, tags, back, path);
        start = ends[i];
    }
}

/* heads[token] = the candidate of its sequence with the greatest tokens[token] . candidates[., candidate], or -1 where
 * roots[token] is no less; `scores` is room for the longest sequence */
EVERY_MACHINE void best_heads(const float *restrict tokens, const float *restrict candidates,
                              const float *restrict roots, int64_t size, int64_t count, const int32_t *restrict ends,
                              int64_t sequences, float *restrict scores, int32_t *restrict heads)
{
    int64_t start = 0;
    for (int64_t i = 0; i < sequences; i++) {
        const int64_t length = ends[i] - start;
        for (int64_t token = start; token < ends[i]; token++) {
            memset(scores, 0, length * sizeof *scores);
            for (int64_t k = 0; k < size; k++)
                for (int64_t j = 0; j < length; j++)
                    scores[j] += tokens[token * size + k] * candidates[k * count + start + j];
            const int32_t best = greatest(scores, length);
            heads[token] = roots[token] >= scores[best] ? -1 : (int32_t)start + best;
        }
        start = ends[i];
    }
}

/* relations[token] = the greatest of the sum of heads[token][i] * tails[token][j] * rows[i][j][relation] */
EVERY_MACHINE void best_relations(const float *restrict heads, const float *restrict tails, int64_t size, int64_t count,
                                  const float *restrict rows, int64_t reach, int64_t known, int32_t *restrict relations)
{
    sum_t sum;
    for (int64_t token = 0; token < count; token++) {
        const float *head = heads + token * size, *tail = tails + token * size;
        float scores[4 * STEP] = {0};
        int64_t positive[MOST_ROWS], tail_count = 0;
        for (int64_t j = 0; j < size; j++) {
            positive[tail_count] = j;
            tail_count += tail[j] > 0;
        }
        int64_t pairs = 0;
        for (int64_t i = 0; i < size; i++) {
            const float *given = rows + i * size * reach;
            for (int64_t k = 0; head[i] > 0 && k < tail_count; k++) {
                sum.value[pairs] = head[i] * tail[positive[k]];
                sum.row[pairs++] = given + positive[k] * reach;
            }
        }
        sum.count = pairs;
        add_rows(scores, reach, &sum);
        relations[token] = greatest(scores, known);
    }
}
