import { useTranslations } from "next-intl";
import { SignInForm } from "@/components/auth/sign-in-form";

/** All of the sign-in page. */
export function SignInCard({ to }: { to: string }) {
  const t = useTranslations("auth");
  return (
    <div className="mx-auto mt-[8vh] w-full max-w-sm">
      <h1 className="text-xl font-semibold">{t("title")}</h1>
      <p className="mt-0.5 mb-4 text-ink-muted">{t("description")}</p>
      <SignInForm to={to} />
      <p className="mt-4 text-sm text-ink-muted">{t("forgotten")}</p>
    </div>
  );
}
