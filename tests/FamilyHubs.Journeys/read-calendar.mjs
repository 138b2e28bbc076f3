// Reads a calendar from standard input as calendar programs do, and writes its events as JSON. A fault in it ends with an error.
import ICAL from "ical.js";
import { text } from "node:stream/consumers";

const calendar = new ICAL.Component(ICAL.parse(await text(process.stdin)));
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    title: event.summary,
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    status: component.getFirstPropertyValue("status"),
    sequence: event.sequence,
    url: component.getFirstPropertyValue("url"),
    place: event.location,
    words: event.description,
  };
});
process.stdout.write(JSON.stringify(events));
