package org.onsager.scheme;

/**
 * When chords go on, and how tau grows after them.
 *
 * @param evaluations how many evaluations of the energy a chord costs beside that of its trial
 * @param most the number of chords of a trial
 * @param enough chords end where the energy has fallen by this share of what was predicted
 * @param gain chords end where one of them takes less than this share of what is left
 * @param growth what tau is multiplied by after a good step that needed chords
 */
record ChordRule(int evaluations, int most, double enough, double gain, double growth) {}
