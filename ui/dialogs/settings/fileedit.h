// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace observatorio {

/// A path, typed or picked.
class FileEdit : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString path READ path WRITE setPath NOTIFY changed USER true)
public:
    enum Kind { Existing, ToWrite };
    /// `filter` is QFileDialog's: "Certificates (*.pem *.crt)".
    FileEdit(Kind kind, const QString &caption, const QString &filter, const QString &whenEmpty = {},
             QWidget *parent = nullptr);

    QString path() const;
    void setPath(const QString &path);

Q_SIGNALS:
    void changed();

private:
    void browse();

    Kind m_kind;
    QString m_caption;
    QString m_filter;
    QLineEdit *m_edit;
};

}  // namespace observatorio
