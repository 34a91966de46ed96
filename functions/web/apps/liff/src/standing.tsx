import type { Child } from "@tsunagu/api-client";
import { useSpeech } from "./texts";
import { standing } from "./timeline";

/** How far along: `妊娠32週`, `生後12日`, `1歳2か月`. */
export function useStanding(): (child: Child, today: string) => string {
  const { say } = useSpeech();
  return (child, today) => {
    const now = standing(child, today);
    switch (now.kind) {
      case "week":
        return say("week", { weeks: now.weeks });
      case "overdue":
        return say("overdue");
      case "days":
        return say("age_days", { days: now.days });
      case "age":
        if (now.years === 0) return say("age_months", { months: now.months });
        if (now.months === 0) return say("age_years", { years: now.years });
        return say("age_years_months", { years: now.years, months: now.months });
      case "unknown":
        return say(child.kind === "pregnancy" ? "pregnancy" : "child");
    }
  };
}
