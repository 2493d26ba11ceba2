/** A CSS background: how picture editors show that there is nothing. */
export const CHESSBOARD = 'repeating-conic-gradient(#d5d2cc 0 25%, #fff 0 50%) 0 0 / 16px 16px';
