// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rowset.h"

#include "app/store/storetext.h"

namespace observatorio::store {

RowSet &RowSet::valueDone()
{
    if (++m_column == m_columns.size()) {
        m_column = 0;
        ++m_rows;
    }
    return *this;
}

RowSet &RowSet::text(std::string_view value)
{
    putText(escapedText(value));
    return valueDone();
}

RowSet &RowSet::integer(std::int64_t value)
{
    putInteger(value);
    return valueDone();
}

RowSet &RowSet::real(double value)
{
    putReal(value);
    return valueDone();
}

RowSet &RowSet::time(TimeMs value)
{
    if (m_columns[m_column].type == ColumnType::Integer)
        putInteger(value);
    else
        putTime(value);
    return valueDone();
}

RowSet &RowSet::boolean(bool value)
{
    putBoolean(value);
    return valueDone();
}

RowSet &RowSet::null()
{
    putNull();
    return valueDone();
}

}  // namespace observatorio::store
