// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/alertquery.h"
#include "ui/models/alertmodel.h"
#include "ui/page.h"

#include <QObject>
#include <QTimer>

namespace observatorio {

class AlertPager;
class AlertRange;

/// What the list shows: the running picture's alerts or, of a range, those of the picture and older ones from the
/// database, which come page by page. It fills the model; the filter's conditions go into the questions too.
class AlertFeed : public QObject {
    Q_OBJECT
public:
    AlertFeed(const UiContext &context, AlertModel *model, const AlertFilter *filter, const AlertRange *range,
              QObject *parent = nullptr);

    void apply(const std::shared_ptr<const Snapshot> &snapshot);
    /// The next older ones, if there are any.
    void more();
    [[nodiscard]] bool hasMore() const;
    /// What a person should know of older ones: being read, to be had by scrolling, not to be read; may be empty.
    [[nodiscard]] QString note() const;
    /// All that the range and the conditions mean; live: of any time.
    [[nodiscard]] AlertQuery query() const;

Q_SIGNALS:
    void changed();  ///< the model's rows, or the note

private:
    void restart();
    void fill();
    [[nodiscard]] std::optional<std::pair<TimeMs, TimeMs>> span() const;
    void addFound(std::vector<AlertView> &views) const;

    const UiContext &m_context;
    AlertModel *m_model;
    const AlertFilter *m_filter;
    const AlertRange *m_range;
    AlertPager *m_pager;
    QTimer m_typed;  ///< a person goes on typing
    std::shared_ptr<const Snapshot> m_newest;
    std::optional<std::pair<TimeMs, TimeMs>> m_span;  ///< that is being read
    std::shared_ptr<const std::vector<AlertView>> m_shown;
    TimeMs m_shownSecond = 0;
};

}  // namespace observatorio
