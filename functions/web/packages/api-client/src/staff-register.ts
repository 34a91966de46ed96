import type { Client } from "openapi-fetch";
import { refusal, unwrap } from "./errors";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type ChangeMark = Schemas["ChangeMark"];
export type ClassCard = Schemas["ClassCard"];
export type ClassMarks = Schemas["ClassMarks"];
export type MarkCard = Schemas["MarkCard"];
export type NewMark = Schemas["NewMark"];
export type Register = Schemas["Register"];
export type RegisterLine = Schemas["RegisterLine"];
export type RegisterMark = Schemas["Mark"];
export type ReportCard = Schemas["ReportCard"];

/** What a school's staff write in its register (出席簿), and read of it. */
export function staffRegister(client: Client<paths>) {
  const of = (id: string, name: string, month: string) => ({
    params: { path: { id, class: name }, query: { month } },
  });

  return {
    /** All of them, or none; `version` is the class's day as it was read. */
    confirmClass: (id: string, name: string, day: string, marks: NewMark[], version: number): Promise<ClassMarks> =>
      unwrap(
        client.POST("/api/staff/facilities/{id}/classes/{class}/marks/{day}", {
          params: { path: { id, class: name, day } },
          body: { marks, version },
        }),
      ),
    changeMark: (id: string, child: string, day: string, body: ChangeMark): Promise<ClassMarks> =>
      unwrap(
        client.PUT("/api/staff/facilities/{id}/children/{child}/marks/{day}", {
          params: { path: { id, child, day } },
          body,
        }),
      ),
    register: (id: string, name: string, month: string): Promise<Register> =>
      unwrap(client.GET("/api/staff/facilities/{id}/classes/{class}/marks", of(id, name, month))),
    /** Bytes, not text: reading as text would take away the mark by which Excel knows UTF-8. */
    registerCsv: async (id: string, name: string, month: string): Promise<ArrayBuffer> => {
      const answer = await client.GET("/api/staff/facilities/{id}/classes/{class}/marks.csv", {
        ...of(id, name, month),
        parseAs: "arrayBuffer",
      });
      if (!answer.response.ok) throw refusal(answer.response.status, answer.error);
      return answer.data as unknown as ArrayBuffer;
    },
  };
}
