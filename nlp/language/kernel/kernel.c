/* The inner loops of the language pass; `portable.py` says the same in NumPy. Arrays are contiguous, row by row.
 *
 * Rectified inputs are mostly zero (four of five after the first convolution), so an output is the sum of the rows
 * of the positive inputs alone. A token gives to three places, [the one before | its own | the one after], that lie side
 * by side in the output: that is one addition of one long row. Every sequence has a place more at both ends, for what
 * its first and last tokens give to nobody. */

#include <stdint.h>
#include <string.h>

#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__clang__)
#define EVERY_MACHINE __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define EVERY_MACHINE
#endif
#define INLINE static inline __attribute__((always_inline))

/* native.py checks that reaches are multiples of STEP floats and counts of inputs of GROUP */
enum { STEP = 48, GROUP = 32, MOST_ROWS = 1024, MOST_PAIRED = 64, MOST_REACH = 96, MOST_TAGS = 128, SHARED = 64, STRIP = 8 };

/* positive inputs, and where the row of each begins */
typedef struct {
    int64_t count;
    float *value;
    int32_t *start;
} active;

#define NAME(x) x##_4
#define LANE 4
#define ROWS 1
#define MACHINE
#include "lanes.h"

static void (*add_rows)(float *, int64_t, const float *, const active *) = add_rows_4;
static void (*product)(const float *, int64_t, int64_t, const float *, int64_t, float *) = product_4;

#if defined(__x86_64__)

#define NAME(x) x##_8
#define LANE 8
#define ROWS 2
#define MACHINE __attribute__((target("avx2,fma")))
#include "lanes.h"

#define NAME(x) x##_16
#define LANE 16
#define ROWS 8
#define MACHINE __attribute__((target("avx512f")))
#include "lanes.h"

__attribute__((constructor)) static void choose(void)
{
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f")) {
        add_rows = add_rows_16;
        product = product_16;
    } else if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        add_rows = add_rows_8;
        product = product_8;
    }
}

#endif

void add_product(const float *left, int64_t count, int64_t inner, const float *panels, int64_t width, float *output)
{
    product(left, count, inner, panels, width, output);
}

/* the positive ones of `count` inputs, whose rows are `reach` floats each */
INLINE void find_active(const float *inputs, int64_t count, int64_t reach, active *found)
{
    int64_t k = 0;
    for (int64_t first = 0; first < count; first += GROUP) {
        uint32_t positive = 0;
        for (int i = 0; i < GROUP; i++)
            positive |= (uint32_t)(inputs[first + i] > 0) << i;
        for (; positive; positive &= positive - 1) {
            const int64_t place = first + __builtin_ctz(positive);
            found->value[k] = inputs[place];
            found->start[k++] = place * reach;
        }
    }
    found->count = k;
}

INLINE int32_t greatest(const float *scores, int64_t count)
{
    int32_t best = 0;
    for (int32_t i = 1; i < count; i++)
        best = scores[i] > scores[best] ? i : best;
    return best;
}

/* best[row] = the column of the greatest of bias + left * right; the first of equal ones */
EVERY_MACHINE void best_columns(const float *restrict left, int64_t count, int64_t inner, const float *restrict panels,
                                const float *restrict bias, int64_t width, int32_t *restrict best)
{
    float score[STRIP][STEP], most[STRIP][STEP];
    int32_t column[STRIP][STEP];
    for (int64_t first = 0; first < count; first += STRIP) {
        const int64_t rows = count - first < STRIP ? count - first : STRIP;
        for (int64_t at = 0; at < width; at += STEP) {
            for (int64_t row = 0; row < rows; row++)
                memcpy(score[row], bias + at, sizeof *score);
            product(left + first * inner, rows, inner, panels + at * inner, STEP, score[0]);
            for (int64_t row = 0; row < rows; row++) {
                for (int i = 0; i < STEP; i++) {
                    const int better = at == 0 || score[row][i] > most[row][i];
                    most[row][i] = better ? score[row][i] : most[row][i];
                    column[row][i] = better ? (int32_t)at + i : column[row][i];
                }
            }
        }
        for (int64_t row = 0; row < rows; row++) {
            int32_t place = 0;
            for (int i = 1; i < STEP; i++) {
                const int equal = most[row][i] == most[row][place] && column[row][i] < column[row][place];
                place = most[row][i] > most[row][place] || equal ? i : place;
            }
            best[first + row] = column[row][place];
        }
    }
}

/* output[token] to output[token + 2] += table[forms[token]] */
INLINE void look_up(const float *table, int64_t stride, const int32_t *forms, int64_t length, int64_t width,
                    float *restrict output)
{
    memset(output, 0, (length + 2) * width * sizeof *output);
    for (int64_t token = 0; token < length; token++) {
        const float *row = table + stride * forms[token];
        float *window = output + token * width;
        for (int64_t i = 0; i < 3 * width; i++)
            window[i] += row[i];
    }
}

/* output[token] to output[token + 2] += rows[i] * state[token + 1][i] for every positive input, and + rows[count] */
INLINE void convolve(const float *state, int64_t count, int64_t length, const float *rows, const float *bias,
                     int64_t width, float *restrict output)
{
    float value[MOST_ROWS];
    int32_t start[MOST_ROWS];
    active inputs = {0, value, start};
    for (int64_t place = 0; place < length + 2; place++)
        memcpy(output + place * width, bias, width * sizeof *bias);
    for (int64_t token = 0; token < length; token++) {
        find_active(state + (token + 1) * count, count, 3 * width, &inputs);
        inputs.value[inputs.count] = 1;
        inputs.start[inputs.count++] = 3 * width * count;
        add_rows(output + token * width, 3 * width, rows, &inputs);
    }
}

/* three convolutions, the first one by a table, whose outputs are `widths`; `room` is for the longest sequence */
EVERY_MACHINE void encode(const float *restrict table, int64_t stride, const int32_t *restrict forms,
                          const int32_t *restrict ends, int64_t sequences, const int64_t *restrict widths,
                          const float *restrict second_rows, const float *restrict second_bias,
                          const float *restrict third_rows, const float *restrict third_bias,
                          const float *restrict factor, const float *restrict offset, float *restrict room,
                          float *restrict output)
{
    int64_t start = 0;
    for (int64_t i = 0; i < sequences; i++) {
        const int64_t length = ends[i] - start;
        float *first = room, *second = first + (length + 2) * widths[0], *third = second + (length + 2) * widths[1];
        look_up(table, stride, forms + start, length, widths[0], first);
        convolve(first, widths[0], length, second_rows, second_bias, widths[1], second);
        convolve(second, widths[1], length, third_rows, third_bias, widths[2], third);
        for (int64_t token = 0; token < length; token++) {
            const float *state = third + (token + 1) * widths[2];
            float *encoded = output + (start + token) * widths[2];
            for (int64_t k = 0; k < widths[2]; k++)
                encoded[k] = (state[k] > 0 ? state[k] : 0) * factor[k] + offset[k];
        }
        start = ends[i];
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

/* relations[token] = the greatest of the sum of heads[token][i] * tails[token][j] * rows[i][j][relation]; the rows of
 * one i serve SHARED tokens while they are at hand */
EVERY_MACHINE void best_relations(const float *restrict heads, const float *restrict tails, int64_t size, int64_t count,
                                  const float *restrict rows, int64_t reach, int64_t known, int32_t *restrict relations)
{
    float scores[SHARED][MOST_REACH], value[SHARED][MOST_PAIRED], given[MOST_REACH];
    int32_t start[SHARED][MOST_PAIRED];
    active inputs[SHARED];
    for (int64_t first = 0; first < count; first += SHARED) {
        const int64_t tokens = count - first < SHARED ? count - first : SHARED;
        memset(scores, 0, sizeof scores);
        for (int64_t k = 0; k < tokens; k++) {
            inputs[k] = (active){0, value[k], start[k]};
            find_active(tails + (first + k) * size, size, reach, &inputs[k]);
        }
        for (int64_t i = 0; i < size; i++) {
            for (int64_t k = 0; k < tokens; k++) {
                const float head = heads[(first + k) * size + i];
                if (head <= 0)
                    continue;
                memset(given, 0, reach * sizeof *given);
                add_rows(given, reach, rows + i * size * reach, &inputs[k]);
                for (int64_t relation = 0; relation < reach; relation++)
                    scores[k][relation] += head * given[relation];
            }
        }
        for (int64_t k = 0; k < tokens; k++)
            relations[first + k] = greatest(scores[k], known);
    }
}
