/* The two loops that do nearly all the work, once for each width of registers: LANE floats at a time, ROWS rows of a
 * product together; MACHINE names the processors that have them. NAME(x) is x for this width. */

typedef float NAME(lane) __attribute__((vector_size(4 * LANE), aligned(4), may_alias));

/* output[0 .. lanes * LANE) += the rows of active inputs, each times its value */
MACHINE INLINE void NAME(add_tile)(float *output, const float *rows, const active *inputs, int lanes)
{
    NAME(lane) total[2 * STEP / LANE], *window = (NAME(lane) *)output;
#pragma GCC unroll 32
    for (int i = 0; i < lanes; i++)
        total[i] = window[i];
    for (int64_t k = 0; k < inputs->count; k++) {
        const NAME(lane) *row = (const NAME(lane) *)(rows + inputs->start[k]);
#pragma GCC unroll 32
        for (int i = 0; i < lanes; i++)
            total[i] += inputs->value[k] * row[i];
    }
#pragma GCC unroll 32
    for (int i = 0; i < lanes; i++)
        window[i] = total[i];
}

/* output[0 .. reach) += the rows of active inputs, each times its value */
MACHINE static void NAME(add_rows)(float *output, int64_t reach, const float *rows, const active *inputs)
{
    int64_t at = 0;
    for (; at + 2 * STEP <= reach; at += 2 * STEP)
        NAME(add_tile)(output + at, rows + at, inputs, 2 * STEP / LANE);
    for (; at < reach; at += STEP)
        NAME(add_tile)(output + at, rows + at, inputs, STEP / LANE);
}

/* output += left * panel, STEP columns of some rows */
MACHINE INLINE void NAME(product_tile)(const float *left, int64_t inner, const float *panel, float *output,
                                       int64_t width, int rows)
{
    NAME(lane) total[ROWS][STEP / LANE];
#pragma GCC unroll 8
    for (int row = 0; row < rows; row++)
#pragma GCC unroll 16
        for (int i = 0; i < STEP / LANE; i++)
            total[row][i] = ((NAME(lane) *)(output + row * width))[i];
    for (int64_t k = 0; k < inner; k++) {
        const NAME(lane) *right = (const NAME(lane) *)(panel + k * STEP);
#pragma GCC unroll 8
        for (int row = 0; row < rows; row++)
#pragma GCC unroll 16
            for (int i = 0; i < STEP / LANE; i++)
                total[row][i] += left[row * inner + k] * right[i];
    }
#pragma GCC unroll 8
    for (int row = 0; row < rows; row++)
#pragma GCC unroll 16
        for (int i = 0; i < STEP / LANE; i++)
            ((NAME(lane) *)(output + row * width))[i] = total[row][i];
}

/* output += left * right, where `panels` has STEP columns of right after the others */
MACHINE static void NAME(product)(const float *left, int64_t count, int64_t inner, const float *panels, int64_t width,
                                  float *output)
{
    for (int64_t at = 0; at < width; at += STEP) {
        const float *panel = panels + at * inner;
        int64_t row = 0;
        for (; row + ROWS <= count; row += ROWS)
            NAME(product_tile)(left + row * inner, inner, panel, output + row * width + at, width, ROWS);
        if (ROWS > 2 && row + ROWS / 2 <= count) {
            NAME(product_tile)(left + row * inner, inner, panel, output + row * width + at, width, ROWS / 2);
            row += ROWS / 2;
        }
        for (; row < count; row++)
            NAME(product_tile)(left + row * inner, inner, panel, output + row * width + at, width, 1);
    }
}

#undef NAME
#undef LANE
#undef ROWS
#undef MACHINE
