from babel.dates import format_skeleton
from babel.numbers import format_decimal
from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import UserError
from odoo.http import Controller, request
from odoo.tools import SQL
from odoo.tools.misc import babel_locale_parse, format_time

from .typed import Typed, from_html, from_utc, reader_zone

ROUTE = {"type": "http", "auth": "user", "website": True}
PAGE = {**ROUTE, "methods": ["GET", "POST"]}

# values nobody reads himself, of which the fields he sees are computed
MADE_OF = {"mentoring.session": ("private_location", "private_video_link", "call_token")}
LEAVING = ("decline",)  # after these moves the page is not the reader's any more


class MentoringPage(Controller):
    """What the pages of mentors and mentees have in common.

    Records are looked up with the reader's own rights and among his own relationships; whatever is
    not his does not exist. A page and its forms share one address: GET shows it, POST makes the
    ``move`` that a button names, and shows the page again if the move is refused.
    """

    def _my_relationship_ids(self):
        """The relationships in which the reader is a member, or was one after they began.

        Of a proposal that was declined both sides read that it did not come about, and no more.
        """
        return self._once("relationships", self._my_memberships).relationship_id.ids

    def _my_people(self):
        """The reader as a participant, in each of his programs."""
        return self._once(
            "people",
            lambda: self._search("mentoring.participant", [("user_id", "=", request.env.uid)]),
        )

    def _my_memberships(self):
        return self._search(
            "mentoring.relationship.member",
            [
                ("user_id", "=", request.env.uid),
                "|",
                "|",
                ("left_on", "=", False),
                ("joined_on", "!=", False),
                ("relationship_id.state", "=", "refused"),
            ],
        )

    def _search(self, model, domain, order=None, **options):
        """Records with all their simple values, in one query: a page shows most of them."""
        records, made_of = request.env[model], MADE_OF.get(model, ())
        names = [
            name
            for name, field in records._fields.items()
            if name in made_of
            or field.prefetch is True
            and field.store
            and field.column_type
            and records._has_field_access(field, "read")
        ]
        # the reader's rules say which records; of what he may not read a field still refuses
        query = records._search(domain, order=order or records._order, **options)
        if query.is_empty():
            return records
        fields = [records._fields[name] for name in names]
        found = records.sudo(bool(made_of))._fetch_query(query, fields)
        return records.browse(found.ids)

    def _personal_searches(self):
        """What concerns the reader himself, wherever it belongs: {name: (model, domain, order)}.

        Without an order it is the model's own. Other parts of mentoring add theirs; all of them
        are looked for in one query, as mostly there is nothing.
        """
        return {}

    def _personal(self, name):
        """The records of one of ``_personal_searches``."""
        return self._once("personal", self._search_personal)[name]

    def _search_personal(self):
        searches, env = self._personal_searches(), request.env
        # like ``search``, this takes what the rules let the reader see
        queries = [
            env[model]._search(domain, order=order or env[model]._order)
            for model, domain, order in searches.values()
        ]
        found = SQL(", ").join(SQL("ARRAY(%s)", query.select()) for query in queries)
        [row] = env.execute_query(SQL("SELECT %s", found))
        return {
            name: env[model].browse(ids)
            for (name, (model, *_)), ids in zip(searches.items(), row, strict=True)
        }

    def _once(self, name, find):
        """What ``find`` gives, looked for once in the course of a request."""
        found = request.httprequest.environ.setdefault("mentoring_program.found", {})
        if name not in found:
            found[name] = find()
        return found[name]

    def _find(self, model, record_id, domain):
        """The record with this id, if the reader may see it and it meets the domain."""
        records = self._search(model, [("id", "=", record_id), *domain])
        if not records:
            raise request.not_found()
        return records

    def _find_mine(self, model, record_id):
        """The record with this id, if it belongs to a relationship of the reader."""
        return self._find(
            model, record_id, [("relationship_id", "in", self._my_relationship_ids())]
        )

    def _row(self, records, post, name="id"):
        """The one of ``records`` that a form points to."""
        found = records.filtered(lambda one: str(one.id) == post.get(name))
        if not found:
            raise UserError(request.env._("This is not there any more."))
        return found

    def _answer(self, record, url, moves, post, page):
        """Show a page, or make a move of it.

        :param dict moves: {value of the button: method(record, post)}
        :param page: method(record, typed) that shows the page
        """
        if request.httprequest.method != "POST":
            return page(record, Typed())
        move = post.get("move")
        if move not in moves:
            raise request.not_found()
        message = self._attempt(moves[move], record, post)
        if message:
            return page(record, Typed(post, message))
        leaves = move in LEAVING or post.get("back")
        return self._redirect("/my/mentoring" if leaves else url, move)

    def _attempt(self, move, record, post):
        """Make a move, all of it or nothing; returns why it was refused, if it was."""
        try:
            with request.env.cr.savepoint():
                move(record, post)
        except UserError as error:
            return str(error)
        except IntegrityError as error:
            return record._sql_error_to_message(error)
        return None

    def _redirect(self, url, move):
        response = request.redirect(f"{url}{'&' if '?' in url else '?'}done={move}")
        response.headers["Cache-Control"] = "no-store"
        return response

    def _show(self, template, page_name, crumbs=(), typed=None, **values):
        """Render a page that no browser or proxy keeps.

        :param crumbs: [(label, address or None)] below “Mentoring”
        """
        response = request.render(
            f"mentoring_program.{template}",
            {
                "page_name": page_name,
                "mentoring_crumbs": crumbs,
                "typed": typed or Typed(),
                "done": self._done_text(typed),
                "when": self._when,
                "number": self._number,
                "from_utc": from_utc,
                "from_html": from_html,
                "zone": reader_zone().zone,
                **values,
            },
        )
        response.headers["Cache-Control"] = "no-store"
        return response

    def _done_texts(self):
        """What the page says after a move: {move: text}. Other parts of mentoring add theirs."""
        return {
            "accept": request.env._("You have accepted. Thank you!"),
            "decline": request.env._("You have declined. Nobody is told who did."),
            "sign": request.env._("Signed."),
            "plan_session": request.env._("Planned, and in your calendars."),
            "hold": request.env._("Noted: it took place."),
            "miss": request.env._("Noted: it did not take place."),
            "cancel": request.env._("The session is cancelled and out of your calendars."),
            "withdraw": request.env._("You have withdrawn."),
            "answer": request.env._("Your answers are saved. Nobody reads them."),
            "forget": request.env._("Your answers are removed."),
            "wish": request.env._("Noted. You both get a mail if the other one wishes it too."),
            "unwish": request.env._("Taken back."),
            "request": request.env._("Your request is on its way."),
            "accept_request": request.env._("You have accepted: your mentoring begins. Thank you!"),
            "decline_request": request.env._(
                "You have declined; your words are for the one who asked alone."
            ),
            "withdraw_request": request.env._("Your request is withdrawn."),
            "describe": request.env._("Saved: this is what you tell of yourself."),
            "thank": request.env._("Your thanks are on their way."),
        }

    def _done_text(self, typed):
        """What the page says of the move that led here, unless it has a fault to tell."""
        if typed and typed.message:
            return None
        return self._done_texts().get(request.params.get("done"))

    def _when(self, start, stop):
        """A span of time, in the reader's language and time zone."""
        hours = [
            format_time(request.env, one, tz=reader_zone().zone, time_format="short")
            for one in (start, stop)
        ]
        return f"{self._day(start)}, {' – '.join(hours)}"

    def _day(self, moment):
        """The day of a moment, in the reader's language and time zone."""
        day = fields.Date.to_date(from_utc(moment)[:10])
        # which parts, while the language decides on their order
        return format_skeleton("yMMMEd", day, locale=babel_locale_parse(request.env.lang))

    def _number(self, value):
        """A number as short as it can be told, in the reader's language."""
        return format_decimal(round(value, 2), locale=babel_locale_parse(request.env.lang))
