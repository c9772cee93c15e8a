// The page's figures.
export const PRODUCT_CODE = "ID_OCR";
export const SCENE_CODE_PATTERN = "^[A-Za-z0-9_]{0,10}$";
export const MERCHANT_BIZ_ID_PATTERN = "^[A-Za-z0-9]{1,32}$";

/** The one certificate of which the page can collect the back. */
export const MAINLAND_ID_CARD = "00000001";

/** The minutes after which a TransactionId dies at the vendor. */
export const TRANSACTION_LIFETIME_MINUTES = 30;

// The console's own figures.

/** No limit is documented, but MetaInfo travels in the URL, where a few kilobytes are the practical ceiling. */
export const META_INFO_MAX_BYTES = 4096;
export const MERCHANT_USER_ID_MAX_CHARACTERS = 256;
export const CALLBACK_URL_MAX_CHARACTERS = 2048;
/** The unreserved characters of RFC 3986: they come back in a URL exactly as they left. */
export const CALLBACK_TOKEN_PATTERN = "^[A-Za-z0-9._~-]{0,128}$";
/** What a DocType that the page's table does not list may look like: the table's own are eight or nine digits. */
export const UNLISTED_DOC_TYPE_PATTERN = "^[A-Za-z0-9_-]{1,32}$";
