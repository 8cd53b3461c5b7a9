"""The command: writes the day's articles, the digest's mail, and its pictures."""

import argparse
import asyncio
import json
from pathlib import Path

from bench.day.articles import day_of_articles
from bench.day.mail import mail_of, minutes_to_read
from bench.day.picture import take
from bench.day.playing import digest_of_the_day
from services._cli.rehearsal.corpus import read_posts


def main() -> None:
    """Play the day, and write what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.day", description=__doc__)
    parser.add_argument("--articles", type=Path, metavar="FILE", help="write the articles, one a line")
    parser.add_argument("--mail", type=Path, metavar="FILE", help="write the mail as it is sent")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="write the mail as a browser shows it")
    options = parser.parse_args()
    lines = [json.dumps(article, ensure_ascii=False) for article in day_of_articles()]
    if options.articles:
        options.articles.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    mail = mail_of(asyncio.run(digest_of_the_day(read_posts(lines, "the day"), workers=2)))
    if options.mail:
        options.mail.write_bytes(mail.as_bytes())
    if options.pictures:
        asyncio.run(take(mail, options.pictures))
    print(f"{len(lines)} articles; the digest takes {minutes_to_read(mail):.1f} minutes to read")


if __name__ == "__main__":
    main()
