/* Look-ups in the automata that pymorphy3 keeps its dictionaries in (dawgdic's format, as dawg_python reads it).
 *
 * A unit is the label of the edge that leads to it, the place of its children, and whether a key ends in it; the child
 * by a label is at the place of the children with the bits of the label turned. The guide has for every unit the label
 * of its first child and of its next sibling, in the order of keys. Keys are UTF-8. In an automaton of records a key is
 * word, byte 1, record in base 64; a word has several. */

#include <stdint.h>
#include <string.h>

enum { DEEPEST = 64, LONGEST = 512, NONE = -1 };

typedef struct {
    const uint32_t *units;
    const uint8_t *guide;
    int64_t size; /* bytes of a record */
    uint8_t key[LONGEST]; /* the word; the letter at hand is tried as ё where it is е */
    int64_t length;
    uint8_t *found; /* for each spelling: the word, how many records (two bytes, the higher first), the records */
    int64_t room, used; /* bytes there, bytes taken; more taken than there are where the room was too small */
} search;

static int64_t follow(const uint32_t *units, int64_t unit, uint8_t label)
{
    const uint32_t own = units[unit];
    const uint32_t next = (uint32_t)unit ^ ((own >> 10) << ((own & 512) >> 6)) ^ label;
    return (units[next] & 0x800000ff) == label ? (int64_t)next : NONE;
}

static int64_t follow_all(const uint32_t *units, int64_t unit, const uint8_t *key, int64_t length)
{
    for (int64_t i = 0; i < length && unit != NONE; i++)
        unit = follow(units, unit, key[i]);
    return unit;
}

/* bits of a letter of base 64 */
static uint32_t bits(uint8_t letter)
{
    if (letter >= 'a')
        return letter - 'a' + 26;
    if (letter >= 'A')
        return letter - 'A';
    return letter >= '0' ? letter - '0' + 52 : letter == '+' ? 62 : 63;
}

static void write(search *s, const uint8_t *bytes, int64_t length)
{
    if (s->used + length <= s->room)
        memcpy(s->found + s->used, bytes, length);
    s->used += length;
}

static void write_record(search *s, const uint8_t *letters)
{
    uint8_t record[DEEPEST];
    for (int64_t i = 0; i < s->size; i++) {
        const uint8_t *letter = letters + i * 8 / 6;
        record[i] = (uint8_t)((bits(letter[0]) << 6 | bits(letter[1])) >> (4 - i * 8 % 6));
    }
    write(s, record, s->size);
}

/* all records below a unit in the order of the guide; `letters` is the way to it */
static int64_t write_records(search *s, int64_t unit, uint8_t *letters, int64_t depth)
{
    int64_t count = 0;
    if (s->units[unit] & 256) {
        write_record(s, letters);
        count++;
    }
    uint8_t label = s->guide[2 * unit];
    while (label && depth < DEEPEST) {
        const int64_t child = follow(s->units, unit, label);
        if (child == NONE)
            break;
        letters[depth] = label;
        count += write_records(s, child, letters, depth + 1);
        label = s->guide[2 * child + 1];
    }
    return count;
}

static void write_word(search *s, int64_t unit)
{
    uint8_t letters[DEEPEST];
    unit = follow(s->units, unit, 1);
    if (unit == NONE)
        return;
    write(s, s->key, s->length);
    const int64_t counted = s->used;
    write(s, (const uint8_t[2]){0, 0}, 2);
    const int64_t count = write_records(s, unit, letters, 0);
    if (s->used > s->room)
        return;
    s->found[counted] = (uint8_t)(count >> 8);
    s->found[counted + 1] = (uint8_t)count;
}

/* the word as it stands, then with its first е as ё and all spellings of the rest, then with its second … */
static void spell(search *s, int64_t unit, int64_t from, int64_t substitute)
{
    const int64_t whole = follow_all(s->units, unit, s->key + from, s->length - from);
    if (whole != NONE)
        write_word(s, whole);
    if (!substitute)
        return;
    for (int64_t i = from; i < s->length && unit != NONE; i++) {
        if (s->key[i] == 0xd0 && i + 1 < s->length && s->key[i + 1] == 0xb5) {
            const int64_t other = follow_all(s->units, unit, (const uint8_t *)"\xd1\x91", 2);
            if (other != NONE) {
                memcpy(s->key + i, "\xd1\x91", 2);
                spell(s, other, i + 2, 1);
                memcpy(s->key + i, "\xd0\xb5", 2);
            }
        }
        unit = follow(s->units, unit, s->key[i]);
    }
}

/* bytes written to `found`, or that would have been were there room */
int64_t look_up(const uint32_t *units, const uint8_t *guide, int64_t size, const uint8_t *key, int64_t length,
                int64_t substitute, uint8_t *found, int64_t room)
{
    if (length > LONGEST)
        return 0;
    search s = {.units = units, .guide = guide, .size = size, .length = length, .found = found, .room = room};
    memcpy(s.key, key, length);
    spell(&s, 0, 0, substitute);
    return s.used;
}

/* the number of a key; -1 where it has none, -2 where no key begins so */
int64_t value(const uint32_t *units, const uint8_t *key, int64_t length)
{
    const int64_t unit = follow_all(units, 0, key, length);
    if (unit == NONE)
        return -2;
    const uint32_t own = units[unit];
    if (!(own & 256))
        return -1;
    return units[(uint32_t)unit ^ ((own >> 10) << ((own & 512) >> 6))] & 0x7fffffff;
}
