import type { ja } from "./ja";

export const en = {
  head_identity: "Your identity",
  identity_why: "What this is for",
  identity_ready:
    "Have your card and its four-digit PIN at hand. The Digital Authentication App opens. Please finish within 10 minutes.",
  identity_agree: "Agree and sign in with My Number card",
  identity_checking: "Checking your sign-in. Please wait on this page.",
  identity_done: "Your identity is confirmed.",
  identity_items: "What is registered",
  identity_from_card: "This was read from your My Number card.",
  identity_name: "Name",
  identity_address: "Address",
  identity_birth: "Date of birth",
  identity_since: "Registered",
  identity_withdraw: "Withdraw the registration",
  identity_withdraw_title: "Withdraw the registration?",
  identity_withdraw_lead:
    "We delete your name, address, date of birth and gender. You can no longer see the page about benefits. Sign in with your card again to use it again.",
  identity_keep: "Keep it",
  identity_withdrawn: "Your registration is withdrawn, and what we kept is deleted.",
} as const satisfies Record<keyof typeof ja, string>;
