import type { Config } from "tailwindcss";

/** Colours by role; app/globals.css gives each its value for light, dark and high contrast. */
const role = (name: string) => `var(--${name})`;

const tone = (name: string) => ({
  DEFAULT: role(name),
  soft: role(`${name}-soft`),
  line: role(`${name}-line`),
});

export default {
  darkMode: ["selector", '[data-theme="dark"]'],
  theme: {
    extend: {
      colors: {
        canvas: role("canvas"),
        surface: { DEFAULT: role("surface"), raised: role("surface-raised"), sunken: role("surface-sunken") },
        hover: role("hover"),
        line: { DEFAULT: role("line"), strong: role("line-strong") },
        ink: { DEFAULT: role("ink"), muted: role("ink-muted"), faint: role("ink-faint") },
        accent: { ...tone("accent"), solid: role("accent-solid"), "solid-hover": role("accent-solid-hover") },
        "on-solid": role("on-solid"),
        danger: { ...tone("danger"), solid: role("danger-solid"), "solid-hover": role("danger-solid-hover") },
        warning: tone("warning"),
        success: tone("success"),
        info: tone("info"),
        sandbox: tone("sandbox"),
      },
      fontFamily: {
        sans: ["var(--font-sans)"],
        mono: ["var(--font-mono)"],
      },
      fontSize: {
        // Name → [size, line height]: table 13, form 14, section 15, page title 20.
        "2xs": ["11px", "16px"],
        xs: ["12px", "16px"],
        sm: ["13px", "20px"],
        base: ["14px", "20px"],
        lg: ["15px", "24px"],
        xl: ["20px", "28px"],
      },
      borderRadius: { sm: "3px", DEFAULT: "4px", md: "6px", lg: "8px" },
      boxShadow: { raised: "var(--shadow-raised)", overlay: "var(--shadow-overlay)" },
      transitionDuration: { DEFAULT: "140ms" },
      maxWidth: { content: "1440px" },
    },
  },
} satisfies Config;
