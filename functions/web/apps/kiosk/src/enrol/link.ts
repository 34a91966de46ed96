/** The link that staff are shown: `<address>/kiosk/#enrol/<facility>/<code>`. */
export interface EnrolLink {
  facility: string;
  code: string;
}

export function linkFrom(text: string): EnrolLink | undefined {
  const [, facility, code] = /#enrol\/([a-z0-9-]{2,20})\/([A-Za-z0-9-]{8,64})$/.exec(text.trim()) ?? [];
  return facility !== undefined && code !== undefined ? { facility, code } : undefined;
}
