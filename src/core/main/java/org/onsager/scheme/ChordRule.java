package org.onsager.scheme;

/**
 * When chords go on.
 *
 * @param evaluations how many evaluations of the energy a chord costs beside that of its trial
 * @param most the number of chords of a trial
 * @param enough chords end where the energy has fallen by this share of what was predicted
 * @param gain chords end where one of them takes less than this share of what is left
 */
record ChordRule(int evaluations, int most, double enough, double gain) {}
