import type { ComponentChildren } from "preact";
import type { Action, Bubble, Component, Message, Template } from "./message";

/** Draws a LINE message roughly as LINE does. */
export function MessageView({ message, onAction }: { message: Message; onAction: (action: Action) => void }) {
  if (message.type === "text") return <Balloon>{message.text}</Balloon>;
  if (message.template) return <TemplateView template={message.template} onAction={onAction} />;
  if (message.contents?.type === "carousel") {
    return (
      <Row>
        {message.contents.contents.map((bubble, index) => (
          <BubbleView key={index} bubble={bubble} onAction={onAction} />
        ))}
      </Row>
    );
  }
  if (message.contents) return <BubbleView bubble={message.contents} onAction={onAction} />;
  return <Balloon>{message.altText ?? message.text ?? `（${message.type}）`}</Balloon>;
}

function Balloon({ children }: { children: ComponentChildren }) {
  return <p class="w-fit rounded-16 rounded-tl-4 bg-white px-3 py-2 whitespace-pre-line">{children}</p>;
}

function Row({ children }: { children: ComponentChildren }) {
  return (
    <section class="flex gap-2 overflow-x-auto pb-1" aria-label="横に並んだカード" tabIndex={0}>
      {children}
    </section>
  );
}

function BubbleView({ bubble, onAction }: { bubble: Bubble; onAction: (action: Action) => void }) {
  return (
    <div class="w-64 shrink-0 overflow-hidden rounded-16 rounded-tl-4 bg-white">
      {bubble.header && <div class="bg-light-blue-50 p-3">{draw(bubble.header, onAction)}</div>}
      {bubble.body && <div class="p-3">{draw(bubble.body, onAction)}</div>}
      {bubble.footer && <div class="border-t border-solid-gray-200 p-2">{draw(bubble.footer, onAction)}</div>}
    </div>
  );
}

const sizes: Record<string, string> = {
  xxs: "text-xs",
  xs: "text-xs",
  sm: "text-sm",
  lg: "text-lg",
  xl: "text-xl",
  xxl: "text-2xl",
};

function draw(component: Component, onAction: (action: Action) => void): ComponentChildren {
  switch (component.type) {
    case "box": {
      const way = component.layout === "vertical" ? "flex-col" : "flex-row flex-wrap items-baseline";
      return (
        <div class={`flex gap-1.5 ${way}`}>
          {component.contents.map((inner, index) => (
            <div key={index}>{draw(inner, onAction)}</div>
          ))}
        </div>
      );
    }
    case "text":
      return (
        <p
          class={`whitespace-pre-line ${sizes[component.size ?? ""] ?? ""} ${component.weight === "bold" ? "font-bold" : ""}`}
        >
          {component.text}
        </p>
      );
    case "button":
      return <CardButton action={component.action} primary={component.style === "primary"} onAction={onAction} />;
    case "separator":
      return <hr class="border-solid-gray-200" />;
    default:
      return null;
  }
}

function CardButton({
  action,
  primary = false,
  onAction,
}: {
  action: Action;
  primary?: boolean;
  onAction: (action: Action) => void;
}) {
  const look = primary ? "bg-green-800 text-white" : "text-key-900 hover:bg-key-50";
  return (
    <button
      type="button"
      class={`min-h-10 w-full rounded-8 px-2 py-1 font-bold ${look}`}
      onClick={() => onAction(action)}
    >
      {action.label ?? "開く"}
    </button>
  );
}

function TemplateView({ template, onAction }: { template: Template; onAction: (action: Action) => void }) {
  const columns = template.columns ?? [
    {
      text: template.text ?? "",
      actions: template.actions ?? [],
      ...(template.title ? { title: template.title } : {}),
    },
  ];
  const cards = columns.map((column, index) => (
    <div key={index} class="w-64 shrink-0 rounded-16 rounded-tl-4 bg-white">
      <div class="p-3">
        {column.title && <p class="font-bold">{column.title}</p>}
        <p class="whitespace-pre-line">{column.text}</p>
      </div>
      <div class="border-t border-solid-gray-200 p-2">
        {column.actions.map((action, at) => (
          <CardButton key={at} action={action} onAction={onAction} />
        ))}
      </div>
    </div>
  ));
  return cards.length > 1 ? <Row>{cards}</Row> : cards;
}
