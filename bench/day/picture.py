"""A mail as a browser shows it, at the width of a desktop and of a phone, as PNG with a palette."""

import base64
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import async_playwright

from bench.day.mail import markup_of

WIDTHS = {"digest": 760, "digest-phone": 390}
CHROMIUM = "/usr/bin/chromium"
COLOURS = 160


async def take(mail: EmailMessage, folder: Path) -> None:
    """Write a picture for each width into the folder."""
    page_text = f'<meta charset="utf-8"><body style="font:15px/1.45 sans-serif;margin:20px">{_with_images(mail)}'
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, width in WIDTHS.items():
            page = await browser.new_page(viewport={"width": width, "height": 800})
            await page.set_content(page_text)
            save(await page.screenshot(full_page=True), folder / f"{name}.png")
        await browser.close()


def save(screenshot: bytes, path: Path) -> None:
    """Write a screenshot with few colours, which makes it small."""
    with Image.open(BytesIO(screenshot)) as image:
        image.convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            path, optimize=True
        )


def _with_images(mail: EmailMessage) -> str:
    """The mail's HTML with its images inside."""
    markup = markup_of(mail)
    for part in mail.walk():
        if identity := part.get("Content-ID", "").strip("<>"):
            image = base64.b64encode(part.get_content()).decode()
            markup = markup.replace(f"cid:{identity}", f"data:{part.get_content_type()};base64,{image}")
    return markup
