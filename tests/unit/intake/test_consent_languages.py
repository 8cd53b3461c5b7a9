"""Requests for consent are recognised in several languages; news about partners is not taken for one."""

import pytest

from services.intake.pages.notices import is_about_consent

ASKING = (
    "Nosotros y nuestros 842 socios almacenamos y accedemos a datos en su dispositivo. Puede aceptar o "
    "rechazar el tratamiento de sus datos personales.",
    "Con su acuerdo, 842 socios y nosotros usamos cookies. Puede aceptar o rechazar en cualquier momento.",
    "Usamos cookies junto con nuestros 842 socios para medir la audiencia. Elija si desea aceptar o rechazar.",
    "Мы и наши 842 партнёра используем файлы cookie и обрабатываем персональные данные. Вы можете принять или "
    "отклонить их.",
    "Мы и наши 842 партнёра храним информацию на устройстве. Нажмите «Принять все», чтобы продолжить.",
    "Wir und unsere 212 Partner speichern Informationen auf einem Gerät. Sie können alle Zwecke annehmen oder "
    "ablehnen.",
    "Wir und unsere 212 Partner verarbeiten Daten, etwa durch Cookies. Klicken Sie auf „Alle akzeptieren“, um "
    "fortzufahren.",
    "Wir und unsere 212 Partner benötigen Ihre Einwilligung, um Daten auf Ihrem Gerät zu lesen.",
    "نحن وشركاؤنا البالغ عددهم 842 نخزن ملفات تعريف الارتباط على جهازك. يمكنك القبول أو الرفض.",
    "نحن و842 من شركائنا نستخدم ملفات تعريف الارتباط ونعالج بياناتك الشخصية. يمكنك قبول ذلك أو رفضه في أي وقت.",
)
TELLING = (
    "Los 842 socios del club votaron el sábado para aceptar o rechazar la oferta del ayuntamiento, dijo el presidente.",
    "Nuestros socios han rechazado el acuerdo, dijo la ministra; los datos de la cooperativa muestran "
    "pérdidas de su fábrica.",
    "«Мы и наши партнёры согласны», заявил министр. Стороны подписали соглашение о поставках зерна в порту.",
    "Партнёры компании отклонили предложение, сообщил губернатор. Мы видим последствия в каждом городе.",
    "Wir und unsere Partner haben zugestimmt, sagte die Ministerin; drei Menschen starben bei dem Angriff auf "
    "den Hafen.",
    "Die 212 Partner der Kanzlei lehnten das Angebot ab, weil sie Daten ihrer Mandanten schützen wollten.",
    "نحن وشركاؤنا نرفض الاتفاق، قالت الوزيرة بعد مقتل سبعة أشخاص في الميناء.",
    "قال الوزير إن شركاءنا قبلوا الاتفاق وإن البيانات تظهر ارتفاع عدد القتلى.",
    "Wir und unsere 212 Partner werden das ablehnen, sagte die Ministerin nach dem Angriff, bei dem drei "
    "Menschen starben.",
    "Мы и наши 40 партнёров построили больницу, сообщил губернатор; в посёлке погибли трое, сказал он.",
    "We and our 12 partners reached the village on Monday, the aid group said; at least nine people had been killed.",
)


@pytest.mark.parametrize("words", ASKING)
def test_a_site_that_asks_for_consent_is_recognised(words: str) -> None:
    assert is_about_consent([words])


@pytest.mark.parametrize("words", TELLING)
def test_news_about_partners_is_none(words: str) -> None:
    assert not is_about_consent([words])
