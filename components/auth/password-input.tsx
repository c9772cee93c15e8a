"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input, type InputProps } from "@/components/ui/input";

/**
 * A password that can be pasted, filled in by a manager, and looked at. The button's name leaves the field's own
 * label to the field, for whoever looks for it by that.
 */
export function PasswordInput(props: Omit<InputProps, "type">) {
  const t = useTranslations("auth");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="flex gap-1.5">
      <Input {...props} type={shown ? "text" : "password"} spellCheck={false} autoCapitalize="none" />
      <Button
        size="icon"
        aria-pressed={shown}
        aria-label={t(shown ? "hide" : "show")}
        onClick={() => setShown(!shown)}
      >
        <Icon aria-hidden className="size-4" />
      </Button>
    </div>
  );
}
