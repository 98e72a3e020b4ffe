/** How something stands. Colour never says it alone: a word or a sign stands beside it. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error';
