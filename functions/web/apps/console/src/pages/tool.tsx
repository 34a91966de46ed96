import { Spinner } from "@tsunagu/ui";
import { useDesk } from "../desk";
import { TextLink } from "../link";
import { serviceAt, type Tool } from "../place";
import { Problem } from "../problem";
import { DrawTool } from "../services/draw";
import { RecordsTool } from "../services/records";
import { SlotsTool } from "../services/slots";
import { serviceTitle } from "../words";

const names: Record<Tool, string> = { slots: "枠を作る", draw: "抽選", records: "CSV・点検" };
const bodies = { slots: SlotsTool, draw: DrawTool, records: RecordsTool };

/** Something done with a whole service. */
export function ToolPage({ id, tool }: { id: string; tool: Tool }) {
  const { services } = useDesk();
  if (!services.value)
    return services.error ? <Problem error={services.error} /> : <Spinner label="読み込んでいます" />;
  const found = services.value.find(({ service }) => service.id === id);
  if (!found) return <Problem error={new Error()} otherwise="このサービスは見つかりませんでした。" />;
  const Body = bodies[tool];
  return (
    <>
      <nav aria-label="戻る" class="flex flex-wrap gap-6">
        <TextLink href="#/services">サービスの一覧へ戻る</TextLink>
        <TextLink href={serviceAt(id)}>内容を見る</TextLink>
      </nav>
      <h1 class="text-std-24B-150">
        {serviceTitle(found.service)}: {names[tool]}
      </h1>
      <Body found={found} />
    </>
  );
}
