/**
 * On requests that a page makes by itself while nobody is at it. They are answered like others and do not keep the
 * session from ending for want of use. Whoever forges it only shortens their own session.
 */
export const UNATTENDED_HEADER = "x-unattended";
