// Alerts that are told together: those of one incident on one card, and of those what is told of one report once.

/** The key of an alert's card: its incident, or its report if it is about no occurrence. */
export function cardKey({ labels, article }) {
  return labels?.incident ? `incident ${labels.incident}` : `report ${article.report_id}`;
}

/** Whether an alert was raised after another one. */
export function isNewer(left, right) {
  const [a, b] = [Date.parse(left.raised_at), Date.parse(right.raised_at)];
  return a === b ? left.alert_id > right.alert_id : a > b;
}

/** The alerts on each report as one, the newest first: all news, and each watch that fired. */
export function told(alerts) {
  const reports = new Map();
  for (const alert of [...alerts].sort((left, right) => (isNewer(left, right) ? -1 : 1))) {
    const same = reports.get(alert.article.report_id) ?? [];
    reports.set(alert.article.report_id, [...same, alert]);
  }
  return [...reports.values()].map(together);
}

function together(alerts) {
  const news = new Map(alerts.flatMap((alert) => alert.news.map((item) => [`${item.key} ${item.summary}`, item])));
  return {
    newest: alerts[0],
    alerts: eachWatchOnce(alerts),
    news: alerts.length === 1 ? alerts[0].news : [...news.values()],
    leftOut: Math.max(...alerts.map((alert) => alert.news_left_out)),
  };
}

function eachWatchOnce(alerts) {
  return [...new Map([...alerts].reverse().map((alert) => [alert.watch_id, alert])).values()].reverse();
}
