import { doubleQuoted, kotlin, swift } from "@/lib/initialize/snippets/literals";

/** What a device needs; Protocol is null until it was shown, or when there is none. */
export type HandedOver = { transactionId: string; protocol: string | null; transactionUrl: string | null };

const PLACEHOLDER = "<Protocol>";

/** Where TransactionUrl leads, when a browser may go there: what is no web address is shown, and never a link. */
export function pageOf(transactionUrl: string | null): string | null {
  return transactionUrl !== null && /^https?:\/\//i.test(transactionUrl) ? transactionUrl : null;
}

/** A text that a test app can read: JSON with the vendor's own names. */
export function handOffText({ transactionId, protocol }: HandedOver): string {
  return JSON.stringify(
    protocol === null
      ? { TransactionId: transactionId }
      : { TransactionId: transactionId, Protocol: protocol },
  );
}

/** Bytes that a QR code holds while a phone still reads it off a screen: version 25 of 40. */
const QR_BYTES = 1_273;

/** What the QR code says; null when that would be too much for one. */
export function handOffQr(handed: HandedOver): string | null {
  const text = handed.transactionUrl ?? handOffText(handed);
  return new TextEncoder().encode(text).length <= QR_BYTES ? text : null;
}

export type HandOffLanguage = { id: string; label: string; write: (handed: HandedOver) => string };

// Names of the client SDKs: `IdentityParams.PROTOCOL`, `IdentityPlatform` and `IdentityCallback` of Android,
// `AliyunIdentityPlatform` and `kIdentityParamKeyProtocol` of iOS. The verdict never comes from a device.
const IN_KOTLIN = ({
  transactionId,
  protocol,
}: HandedOver) => `// Once, when the app begins: IdentityPlatform.getInstance().install(context)
val extParams = HashMap<String, String>()
extParams[IdentityParams.PROTOCOL] = ${kotlin(protocol ?? PLACEHOLDER)}
IdentityPlatform.getInstance().verify(${kotlin(transactionId)}, extParams, IdentityCallback { response ->
    // Only how the device fared: the result is what CheckResult says.
    Log.i("verification", "\${response.code} \${response.message}")
    true
})`;

const IN_SWIFT = ({
  transactionId,
  protocol,
}: HandedOver) => `// Once, when the app begins: AliyunIdentityPlatform.sharedInstance().install()
let extParams: [String: Any] = [kIdentityParamKeyProtocol: ${swift(protocol ?? PLACEHOLDER)}]
AliyunIdentityPlatform.sharedInstance().verify(
    withCertifyId: ${swift(transactionId)},
    withCurrentViewController: viewController,
    withExtParams: extParams
) { response in
    // Only how the device fared: the result is what CheckResult says.
    print(response?.code ?? 0)
}`;

/** A browser goes to TransactionUrl. Without one TypeScript reaches the native SDKs through a bridge of the app's own. */
function inTypeScript({ transactionId, protocol, transactionUrl }: HandedOver): string {
  if (transactionUrl !== null) {
    return `// TransactionId and Protocol stand behind this address.
window.location.assign(${doubleQuoted(transactionUrl)});`;
  }
  return `import { NativeModules } from "react-native";

// A native module of your own that hands both to verify() of the Android and the iOS SDK.
const response: { code: number } = await NativeModules.IdentityPlatform.verify(
  ${doubleQuoted(transactionId)},
  { protocol: ${doubleQuoted(protocol ?? PLACEHOLDER)} },
);
// Only how the device fared: the result is what CheckResult says.
console.log(response.code);`;
}

/** The lines that take TransactionId and Protocol, in the languages of apps. */
export const HAND_OFF_LANGUAGES: readonly [HandOffLanguage, ...HandOffLanguage[]] = [
  { id: "kotlin", label: "Kotlin", write: IN_KOTLIN },
  { id: "swift", label: "Swift", write: IN_SWIFT },
  { id: "typescript", label: "TypeScript", write: inTypeScript },
];
