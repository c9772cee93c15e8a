/** A TransactionId of the vendor's shape (`hks…`, 32 characters), or anything that could be one. */
export const TRANSACTION_ID = /^[\w-]{1,64}$/;
