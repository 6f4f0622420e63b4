"""Every page in a browser: on a desk and on a phone, in light and in dark; what it asks for, and what bars readers."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: install it, or name it in $CHROMIUM"),
    pytest.mark.xdist_group("browser"),
]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
EVERY_RULE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
OF_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What can differ from one size and scheme to the other."""
SIZES = {"desk": ({"width": 1280, "height": 900}, "light"), "phone": ({"width": 360, "height": 740}, "dark")}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Watched:
    """A page of the browser that notes what goes wrong and what it asks for elsewhere."""

    def __init__(self, browser: Any, size: str, home: str, **options: Any) -> None:
        viewport, scheme = SIZES[size]
        self.context = browser.new_context(viewport=viewport, color_scheme=scheme, **options)
        self.page, self.home = self.context.new_page(), home
        self.wrong: list[str] = []
        self.page.on("console", lambda told: told.type in ("error", "warning") and self.wrong.append(told.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", lambda asked: asked.url.startswith(home) or self.wrong.append(f"asked {asked.url}"))

    def open(self, address: str) -> Any:
        self.page.goto(self.home + address)
        return self.page

    def barriers(self, rules: Any = EVERY_RULE) -> list[str]:
        self.page.evaluate(AXE)
        found = self.page.evaluate("rules => axe.run(document, rules)", rules)["violations"]
        nodes = [
            (rule["id"], node["html"][:160], node["failureSummary"][-300:]) for rule in found for node in rule["nodes"]
        ]
        return [" | ".join(node) for node in nodes]


@pytest.fixture
def watch(browser: Any, edition: Any, serving: Any) -> Iterator[Any]:
    home, opened = serving(edition.app), []

    def open_(size: str, **options: Any) -> Watched:
        opened.append(Watched(browser, size, home, **options))
        return opened[-1]

    yield open_
    for watched in opened:
        watched.context.close()


@pytest.mark.parametrize("size", SIZES)
def test_every_page_can_be_read_by_everybody(watch, addresses, size):
    watched = watch(size)
    found = {}
    for address in addresses:
        page = watched.open(address)
        wide = page.evaluate("document.documentElement.scrollWidth")
        barriers = watched.barriers(EVERY_RULE if size == "desk" else OF_COLOURS)
        allowed = ["Failed to load resource: the server responded with a status of 404 (Not Found)"]
        wrong = [told for told in watched.wrong if not (address == "/nowhere" and told in allowed)]
        if barriers or wrong or wide > SIZES[size][0]["width"]:
            found[address] = barriers, wrong, wide
        watched.wrong.clear()
    assert not found


def test_pages_read_the_same_without_script(watch):
    with_script, without = watch("desk"), watch("desk", java_script_enabled=False)
    for address in ("/", "/timeline", "/report/1", "/search?q=hanoi", "/map"):
        texts = [watched.open(address).locator("main").inner_text() for watched in (with_script, without)]
        assert texts[0].replace("Draw as a timeline that can be zoomed", "").split() == texts[1].split()


def test_the_timeline_can_be_zoomed_with_the_keyboard(watch):
    watched = watch("desk")
    page = watched.open("/timeline")
    page.get_by_role("button", name="Draw as a timeline").press("Enter")
    box = page.locator(".zoom-box")
    box.locator(".vis-item").first.wait_for()
    assert box.locator(".vis-item:not(.vis-dot):not(.vis-line)").count() >= 3
    box.focus()
    axis = box.locator(".vis-time-axis.vis-foreground")
    before = axis.inner_text()
    for _ in range(4):
        page.keyboard.press("+")
    page.wait_for_timeout(600)
    assert axis.inner_text() != before
    assert not watched.wrong
    assert not watched.barriers()


def test_a_link_to_words_scrolls_to_them(watch):
    page = watch("phone").open("/report/4?part=4")
    page.get_by_role("link", name="its words").first.click()
    page.locator("#at").wait_for(state="attached")
    page.wait_for_timeout(800)
    assert page.locator(".lit").first.bounding_box()["y"] < 740


def test_a_click_on_words_shows_what_was_understood(watch):
    page = watch("desk").open("/report/1")
    page.locator(".text .m.quote").first.click()
    assert page.locator(".notes li.near").count() >= 1


def test_the_keyboard_reaches_content_and_search(watch):
    page = watch("desk").open("/people")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("lâm\n")
    page.wait_for_url("**/search?q=*")
    assert page.locator(".beings a").first.inner_text() == "Tô Lâm"


def test_hostile_words_run_nothing(watch):
    watched = watch("desk")
    watched.page.on("dialog", lambda dialog: watched.wrong.append(dialog.message))
    for address in ("/", "/report/3", "/timeline", "/search?q=%3Cscript%3Ealert(4)%3C/script%3E"):
        watched.open(address)
    assert not watched.wrong


@pytest.mark.parametrize("size", SIZES)
def test_a_disagreement_is_dismissed_and_opened_again(browser, edition, disputed, serving, size):
    curated = type(edition)(disputed, curate=True)
    watched = Watched(browser, size, serving(curated.app))
    before = curated.get("/disagreements.json").json()["pages"]["total"]
    page = watched.open("/disagreements")
    sentence = page.locator("article.finding h2").first.inner_text()
    form = page.locator("article.finding").first.locator("form")
    form.get_by_label("No disagreement, because").fill("two different things")
    form.get_by_label("your name").fill("A. Editor")
    form.get_by_role("button", name="Dismiss").click()
    assert page.get_by_role("status").inner_text().startswith("Dismissed: ")
    told = page.locator("ul.findings li").first
    assert "A. Editor" in told.inner_text()
    assert "two different things" in told.inner_text()
    assert curated.get("/disagreements.json").json()["pages"]["total"] == before - 1
    wrong, wide = watched.barriers(), page.evaluate("document.documentElement.scrollWidth")
    told.get_by_role("button", name="Open again").click()
    assert page.get_by_role("status").inner_text().startswith("Open again: ")
    assert page.locator("ul.findings li").count() == 0
    assert watched.open("/disagreements").locator("article.finding h2").first.inner_text() == sentence
    assert (wrong, watched.wrong) == ([], [])
    assert wide <= SIZES[size][0]["width"]
    watched.context.close()


def test_names_are_judged_and_the_judgement_is_taken_back(browser, edition, copied, serving):
    curated = type(edition)(copied, curate=True)
    watched = Watched(browser, "desk", serving(curated.app))
    page = watched.open("/judgements")
    page.get_by_label("This").fill("Tô Lâm")
    page.get_by_label("that").fill("Bùi Thanh Sơn")
    page.get_by_label("because").fill("one man under two names")
    page.get_by_label("your name").fill("A. Editor")
    page.get_by_role("button", name="Judge").click()
    assert "one man under two names" in page.locator("tbody tr").inner_text()
    assert watched.barriers() == []
    page.get_by_role("button", name="Take back judgement 1").click()
    assert "taken back by A. Editor" in page.locator("tbody tr").inner_text()
    assert watched.wrong == []
    watched.context.close()
