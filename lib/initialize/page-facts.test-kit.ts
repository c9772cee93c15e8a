// The facts of the vendor's page (Last Updated: Jan 31, 2026), read from it once more and by hand, so that the
// tables of the product have something to be held against that was not made from them.

type ParameterFact = {
  required: "Yes" | "No";
  /** The value that the page marks as the default. */
  default?: string;
  values?: string[];
  example: string;
  /** Phrases that the page's description contains. */
  says: string[];
};

export const PAGE_PARAMETERS: Record<string, ParameterFact> = {
  ProductCode: { required: "Yes", values: ["ID_OCR"], example: "ID_OCR", says: ["Set the value to ID_OCR."] },
  SceneCode: {
    required: "No",
    example: "1234567890",
    says: ["up to 10 letters, digits, and underscores (_)."],
  },
  MerchantBizId: {
    required: "Yes",
    example: "e0c34a77f5ac40a5aa5e6ed20c35****",
    says: ["up to 32 letters and digits.", "Ensure it is unique.", "do not check the uniqueness"],
  },
  MetaInfo: {
    required: "Yes",
    example:
      '{"zimVer":"3.0.0","appVersion": "1","bioMetaInfo": "4.1.0:1150****,0","appName": "com.aliyun.antcloudauth","deviceType": "ios","osVersion": "iOS 10.3.2","apdidToken": "","deviceModel": "iPhone9,1"}',
    says: ["using the client SDK", "Do not modify the return value.", "Pass it through directly."],
  },
  MerchantUserId: {
    required: "Yes",
    example: "123456789",
    says: ["a mobile phone number or an email address", "such as by hashing it."],
  },
  IdSpoof: {
    required: "No",
    default: "N",
    values: ["Y", "N"],
    example: "Y",
    says: ["Y: Enable", "N: Disable (default)"],
  },
  DocType: { required: "Yes", example: "01000000", says: ["An 8-digit number", "see the following table."] },
  IdThreshold: {
    required: "No",
    default: "3",
    values: ["0", "1", "2", "3"],
    example: "0",
    says: ["0: Standard mode", "1: Strict mode", "2: Loose mode", "3: Disable quality detection (default)"],
  },
  CallbackUrl: {
    required: "No",
    example: "https://www.aliyun.com?callbackToken=100000****&transactionId=shaxxxx&passed=Y&subCode=200",
    says: [
      "must start with https.",
      "GET by default",
      "transactionId\npassed\nsubcode",
      "a 400 error is returned.",
    ],
  },
  CallbackToken: {
    required: "No",
    example: "NMjvQanQgplBSaEI0sL86WnQplB",
    says: [
      "anti-replay and tamper-proofing",
      "the CallbackToken field is included in the CallbackUrl callback.",
    ],
  },
  DocPageConfig: {
    required: "No",
    values: ["OCR_ID_BACK"],
    example: "OCR_ID_BACK",
    says: ["A JSON string array:", "only Chinese mainland ID cards are supported."],
  },
  ShowGuidePage: {
    required: "No",
    default: "1",
    values: ["1", "0"],
    example: "1",
    says: ["1 (Default): Display", "0: Do not display"],
  },
  DocScanMode: {
    required: "No",
    default: "shoot",
    values: ["shoot", "scan", "auto"],
    example: "shoot",
    says: ["shoot (Default): Take a photo", "scan: Scan", "auto: Automatic switchover"],
  },
};

export const PAGE_CERTIFICATES: [code: string, name: string][] = [
  ["01000000", "Global passport"],
  ["00000001", "Second-generation resident ID card of the Chinese mainland"],
  ["00000006", "Hong Kong identity card (2003 version)"],
  ["00000008", "Hong Kong identity card (2018 version)"],
  ["00000007", "Exit-Entry Permit for Travelling to and from Hong Kong and Macao"],
  ["00000009", "Mainland Travel Permits for Hong Kong and Macao Residents"],
  ["000000011", "Macao (China) identity card"],
  ["000000012", "Mainland Travel Permit for Taiwan Residents"],
];

export const PAGE_RETURN_CODES: [status: number, code: string, description: string][] = [
  [200, "Success", "Request successful."],
  [400, "MissingParameter", "Parameter cannot be empty."],
  [400, "InvalidParameter", "Invalid parameter."],
  [401, "Forbidden.ExceptionRepeatedInvoke", "The number of repeated abnormal calls exceeds the limit."],
  [403, "Forbidden.RAMUserAccessDenied", "AliyunAntCloudAuthFullAccess permission"],
  [403, "Forbidden.AccountAccessDenied", "no overdue payment."],
  [403, "Throttling.Api", "API request is blocked due to throttling."],
  [500, "InternalError", "Internal system error."],
  [503, "ServiceUnavailable", "The service is unavailable."],
];

export const PAGE_RESPONSE_FIELDS = [
  "HTTP Status Code",
  "RequestId",
  "Code",
  "Message",
  "Result.TransactionId",
  "Result.Protocol",
];
