"""Reading what belongs to records in one query, where Odoo by itself asks one for each field."""

from odoo.fields import Domain
from odoo.tools import SQL


def fetch_lines(records, name, columns):
    """Read the lines of a One2many and their columns; ``records`` have the rights to.

    :param str name: the One2many
    :param columns: names of columns of the lines
    """
    field = records._fields[name]
    missing = records.browse(number for number in field._cache_missing_ids(records) if number)
    if missing:
        domain = field.get_comodel_domain(records) & Domain(field.inverse_name, "in", missing.ids)
        lines = _all_of(records, field).search_fetch(domain, [field.inverse_name, *columns])
        by_record = lines.grouped(field.inverse_name)
        field._insert_cache(missing, [by_record.get(one, lines.browse())._ids for one in missing])
    records[name].fetch(columns)  # of lines that were known before


def fetch_links(records, *names):
    """Read which records several Many2many of ``records`` point to; these have the rights to."""
    fields = [records._fields[name] for name in names]
    table, key = SQL.identifier(records._table), SQL.identifier(records._table, "id")
    found = SQL(", ").join(SQL("ARRAY(%s)", _links(records, field).select()) for field in fields)
    rows = records.env.execute_query(
        SQL("SELECT %s, %s FROM %s WHERE %s = ANY(%s)", key, found, table, key, records.ids)
    )
    for number, *values in rows:
        for field, ids in zip(fields, values, strict=True):
            field._insert_cache(records.browse(number), [tuple(ids)])


def _links(records, field):
    """The query of what a Many2many of one record points to, in the order it is shown."""
    model = _all_of(records, field)
    query = model._search(field.get_comodel_domain(records), order=model._order)
    link, own = (SQL.identifier(field.relation, side) for side in (field.column2, field.column1))
    on = SQL("%s = %s", link, SQL.identifier(model._table, "id"))
    query.add_join("JOIN", field.relation, None, on)
    query.add_where(SQL("%s = %s", own, SQL.identifier(records._table, "id")))
    return query


def _all_of(records, field):
    """The model a field points to; like Odoo, the cache knows archived records as well."""
    model = records.env[field.comodel_name]
    return model.with_context(**{"active_test": False, **field.context})
