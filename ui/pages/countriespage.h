// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

#include <memory>

namespace observatorio {

/// Window averages per country and indicator: one big chart, a list of countries, and small charts of the other
/// indicators.
class CountriesPage : public Page, private Exportable {
    Q_OBJECT
public:
    explicit CountriesPage(UiContext &context, QWidget *parent = nullptr);
    ~CountriesPage() override;

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    QList<QWidget *> titleControls() override;
    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;
    Exportable *exportable() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

    /// Chooses country and indicator (an empty one stays as it is); a moment that live does not show is brought to the
    /// middle. 0 = now. What cannot be shown before the next snapshot is shown with it.
    void showCountry(const QString &country, const QString &indicator, qint64 atMs);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QString exportTitle() const override;
    QSize exportSize() const override;
    void exportRender(QPainter &painter, const QRectF &target) const override;
    QByteArray exportCsv() const override;

    void buildLayout();
    void chooseDefaults(const Snapshot &snapshot);
    void setIndicator(const QString &indicator);
    void setLongWindows(bool on);
    void showWanted();
    void showCharts();
    void showBigChart(const Snapshot &snapshot);
    void showTexts();
    void showEmpty(const Snapshot &snapshot);
    QString detail() const;

    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
