/** The reader has gone: nobody is left to whom this could be told. */
export class ReaderGone extends Error {}
