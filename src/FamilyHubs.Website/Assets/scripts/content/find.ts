/** A page or a file that can be chosen. */
export interface Offer {
  key: string;
  name: string;
  where: string;
  note: string | null;
  address: string | null;
  picture: string | null;
}

/** Asks the server what fits, and forgets answers that come late. */
export function finder(kind: string, property?: string): (words: string) => Promise<Offer[] | null> {
  let latest = 0;
  return async (words) => {
    const mine = ++latest;
    const query = new URLSearchParams({ kind, q: words });
    if (property) query.set("property", property);
    try {
      const answer = await fetch(`/editor/content/find?${query}`);
      const found = answer.ok ? ((await answer.json()) as Offer[]) : null;
      return mine === latest ? found : null;
    } catch {
      return null;
    }
  };
}
