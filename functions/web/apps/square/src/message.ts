/** The part of LINE's message JSON that the account uses. What is unknown is shown by its alternative text. */
export type Action =
  | { type: "message"; label?: string; text: string }
  | { type: "postback"; label?: string; data: string; displayText?: string }
  | { type: "uri"; label?: string; uri: string }
  | { type: "location"; label?: string }
  | {
      type: "datetimepicker";
      label?: string;
      data: string;
      mode: "date" | "time" | "datetime";
      initial?: string;
      min?: string;
      max?: string;
    };

export interface Box {
  type: "box";
  layout: "vertical" | "horizontal" | "baseline";
  contents: Component[];
  action?: Action;
}

export type Component =
  | Box
  | { type: "text"; text: string; weight?: string; size?: string; color?: string; wrap?: boolean }
  | { type: "button"; action: Action; style?: "primary" | "secondary" | "link" }
  | { type: "separator" }
  | { type: "filler" };

export interface Bubble {
  type: "bubble";
  header?: Box;
  body?: Box;
  footer?: Box;
}

export interface Template {
  type: "buttons" | "confirm" | "carousel";
  title?: string;
  text?: string;
  actions?: Action[];
  columns?: { title?: string; text: string; actions: Action[] }[];
}

export interface Message {
  type: string;
  text?: string;
  altText?: string;
  contents?: Bubble | { type: "carousel"; contents: Bubble[] };
  template?: Template;
  quickReply?: { items: { action: Action }[] };
}

/** Every action a message offers, wherever it hides. */
export function actionsOf(message: Message): Action[] {
  const found: Action[] = (message.quickReply?.items ?? []).map(({ action }) => action);
  const walk = (component: Component | undefined) => {
    if (!component) return;
    if (component.type === "button") found.push(component.action);
    if (component.type === "box") {
      if (component.action) found.push(component.action);
      component.contents.forEach(walk);
    }
  };
  const bubbles =
    message.contents?.type === "carousel" ? message.contents.contents : message.contents ? [message.contents] : [];
  for (const bubble of bubbles) [bubble.header, bubble.body, bubble.footer].forEach(walk);
  const columns = message.template?.columns ?? [];
  found.push(...(message.template?.actions ?? []), ...columns.flatMap(({ actions }) => actions));
  return found;
}
