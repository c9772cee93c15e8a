export const PICTURE_TYPES = ["image/jpeg", "image/png"] as const;

export type PictureType = (typeof PICTURE_TYPES)[number];

const MARK = /^\[picture: image\/(?:jpeg|png), \d+ bytes(?:, not kept)?\]$/;

/** Stands in ExtIdInfo where a picture was taken out. */
export function pictureMark(mediaType: PictureType, bytes: number, kept: boolean): string {
  return `[picture: ${mediaType}, ${bytes} bytes${kept ? "" : ", not kept"}]`;
}

export function isPictureMark(value: string): boolean {
  return MARK.test(value);
}
