import time as T, pytest
from tests.journeys import worlds, looking

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def test_it(server, page):
    w = worlds.full(server)
    insp = looking.Inspection(page)
    for path in ("/", w.public[2], "/help", "/api/docs"):
        t = T.time()
        page.goto(path)
        a = T.time()
        page.evaluate(looking.UNFOLD)
        page.evaluate(looking.AXE)
        b = T.time()
        page.set_viewport_size({"width": 360, "height": 780})
        c = T.time()
        page.evaluate(looking.CHECK, looking.RULES)
        d = T.time()
        page.set_viewport_size({"width": 1280, "height": 780})
        page.evaluate(looking.CHECK, looking.RULES)
        e = T.time()
        page.emulate_media(color_scheme="dark")
        page.evaluate(looking.CHECK, looking.BY_NIGHT)
        f = T.time()
        print(path, [round(x, 2) for x in (a - t, b - a, c - b, d - c, e - d, f - e)])
    # is it sharp?
    page.goto("/help")
    page.evaluate(
        """() => { const p = document.createElement('p'); p.innerHTML='<img src=\"/x.png\"> <span>bleek</span> <a href=\"#\"></a>'; p.style.color='#ccc'; p.style.width='2000px'; p.style.background='#fff'; document.querySelector('main').append(p); const s=document.createElement('style'); s.textContent='p{}'; document.head.append(s); const q=document.createElement('img'); q.src='http://127.0.0.1:9/a.png'; document.body.append(q); console.warn('oei')}"""
    )
    insp.look()
    page.wait_for_timeout(300)
    print(*insp.faults, sep="\n")
