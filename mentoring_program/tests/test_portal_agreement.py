from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase

RHYTHM = "In the garden\n- bring tea\n- and <b>time</b>"


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalAgreement(PortalCase):
    """The members fill in their agreement together, on its page, and each signs."""

    def setUp(self):
        super().setUp()
        self._approve(self.relationship)
        self.page = self._part("agreement")

    def _agreement(self):
        return self.relationship.with_user(self.max).agreement_id

    def test_the_agreement_is_read_changed_and_signed_by_each(self):
        self._login(self.tina)
        self.assertIn("sign", self._buttons(self._get(self.page)))
        self._post(self.page, "sign", version="1")
        self.assertNotIn("sign", self._buttons(self._get(self.page)))
        self._login(self.max)
        self._post(self.page, "change_agreement", version="1", rhythm=RHYTHM, other="Be kind")
        agreement = self._agreement()
        self.assertEqual(agreement.version, 2)
        self.assertIn("<li>bring tea</li><li>and &lt;b&gt;time&lt;/b&gt;</li>", agreement.rhythm)
        self._login(self.tina)
        page = self._get(self.page)
        self.assertIn("sign", self._buttons(page), "a new version is signed anew")
        self.assertIn("How often we meet changed In the garden", self._text(page))
        self.assertFalse(page.xpath("//main//b"))
        fields = {one.get("name"): one.text for one in page.xpath("//main//textarea")}
        self.assertEqual((fields["rhythm"], fields["other"]), (RHYTHM, "Be kind"))

    def test_old_versions_and_their_signatures_stay_readable(self):
        self._login(self.tina)
        self._post(self.page, "sign", version="1")
        self._post(self.page, "change_agreement", version="1", goals="To fly")
        old = self._text(self._get(f"{self.page}?version=1"))
        self.assertIn("not in force any more", old)
        self.assertIn("one to three goals", old)
        self.assertIn("Tina signed on", " ".join(old.split()))
        self.assertNotIn("To fly", old)
        self.assertNotIn("Tina signed on", self._text(self._get(self.page)))
        for nonsense in ("3", "0", "-1", "x", "1e0"):
            self._get(f"{self.page}?version={nonsense}", status=404)

    def test_nobody_signs_or_overwrites_what_he_has_not_read(self):
        self._login(self.tina)
        self._post(self.page, "change_agreement", version="1", goals="To fly")
        self._login(self.max)
        page = self._post(self.page, "sign", status=200, version="1")
        self.assertIn("changed in the meantime", self._refusal(page))
        page = self._post(self.page, "change_agreement", status=200, version="1", goals="To <swim>")
        self.assertIn("changed in the meantime", self._refusal(page))
        self.assertIn("To fly", self._text(page), "what is in force")
        self.assertEqual(page.xpath("//textarea[@name='goals']/text()"), ["To <swim>"])
        self.assertEqual(page.xpath("//input[@name='version']/@value"), ["2", "2"])
        self._post(self.page, "change_agreement", version="2", goals="To fly and swim")
        self.assertEqual(self._agreement().version, 3)

    def test_saving_twice_is_as_saving_once(self):
        self._login(self.tina)
        self._post(self.page, "change_agreement", version="1", goals="To fly")
        self._post(self.page, "sign", version="2")
        self._post(self.page, "change_agreement", version="2", goals="To fly")
        self.assertEqual(self._agreement().version, 2)
        self.assertEqual(len(self._agreement().signature_ids), 1)

    def test_an_empty_agreement_or_one_without_end_is_refused(self):
        self._login(self.tina)
        page = self._post(self.page, "change_agreement", status=200, version="1", goals="  ")
        self.assertIn("cannot be empty", self._refusal(page))
        page = self._post(self.page, "change_agreement", status=200, version="1", goals="a" * 5001)
        self.assertIn("What we want to reach: at most 5000", self._refusal(page))
        for nonsense in ("", "x", "nan"):
            self._post(self.page, "sign", status=200, version=nonsense)
        self.assertEqual(self._agreement().version, 1)
        self.assertFalse(self._agreement().signature_ids)

    def test_who_has_left_reads_and_changes_nothing_any_more(self):
        self._login(self.tina)
        self.relationship.with_user(self.max).action_end("No time")
        self.assertFalse({"sign", "change_agreement"} & self._buttons(self._get(self.page)))
        self._post(self.page, "sign", status=200, version="1")
        self.assertFalse(self._agreement().signature_ids)
