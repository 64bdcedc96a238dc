// What opening_hours.js says: jobs as JSON on standard input, intervals as JSON on standard output. Run where node_modules is, TZ=Europe/Berlin.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const OpeningHours = createRequire(`${process.cwd()}/`)("opening_hours");
const two = (number) => String(number).padStart(2, "0");
const local = (date) =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;

function answer({ value, place, since, until }) {
  try {
    const intervals = new OpeningHours(value, place).getOpenIntervals(new Date(since), new Date(until));
    return { intervals: intervals.map(([from, to, unknown]) => [local(from), local(to), unknown]) };
  } catch (error) {
    return { error: String(error) };
  }
}

const jobs = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(jobs.map(answer)));
