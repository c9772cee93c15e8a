/** Stands where personal data was. */
export const ERASED = "[erased]";
