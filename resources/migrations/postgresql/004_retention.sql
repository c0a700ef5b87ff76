-- Windows of 30 s go after some days; what they come to in a quarter hour stays in `cuartos`, as the view told it
-- (app/store/prune.cpp). So a sum is the same to the last bit before and after, and windows are added in one order.
SET LOCAL statement_timeout = '1h'
--;;
CREATE TABLE cuartos (
    inicio_15min  timestamptz NOT NULL,
    pais          text COLLATE "C" NOT NULL,
    indicador     text COLLATE "C" NOT NULL,
    num_eventos   bigint NOT NULL,
    suma          double precision NOT NULL,
    minimo        double precision NOT NULL,
    maximo        double precision NOT NULL,
    enmendada     boolean NOT NULL,
    PRIMARY KEY (inicio_15min, pais, indicador)
)
--;;
CREATE TABLE tamanos (
    medido  timestamptz PRIMARY KEY,
    bytes   bigint NOT NULL
)
--;;
DROP INDEX celdas_por_15min
--;;
CREATE INDEX celdas_por_15min ON celdas (inicio_15min, pais, indicador)
--;;
CREATE OR REPLACE VIEW metricas_15min AS
SELECT pais, indicador, ventana_inicio, ventana_inicio + interval '15 minutes' AS ventana_fin,
       observatorio_media(definida, num_eventos) AS valor_promedio, num_eventos, definida AS suma,
       minimo, maximo, final, enmendada
  FROM (SELECT *, observatorio_suma(num_eventos, suma, minimo, maximo) AS definida
          FROM (SELECT c.pais, c.indicador, c.inicio_15min AS ventana_inicio,
                       CASE WHEN max(abs(c.suma)) < 1e290
                            THEN sum(c.suma ORDER BY c.ventana_inicio, c.ventana_fin, c.progreso_id, c.enmendado)
                                 FILTER (WHERE abs(c.suma) < 1e290)
                            ELSE observatorio_por_2_40(
                                     sum(c.suma / 1099511627776
                                         ORDER BY c.ventana_inicio, c.ventana_fin, c.progreso_id, c.enmendado)
                                     FILTER (WHERE abs(c.suma) > 1))
                       END AS suma,
                       sum(c.num_eventos)::bigint AS num_eventos, min(c.minimo) AS minimo, max(c.maximo) AS maximo,
                       bool_and(coalesce(c.inicio_15min + interval '15 minutes' <= p.marca_agua,
                                         p.id IS NULL)) AS final,
                       bool_or(c.enmendado) AS enmendada
                  FROM celdas c
                  LEFT JOIN progreso p ON p.id = c.progreso_id
                 WHERE NOT EXISTS (SELECT FROM cuartos q WHERE q.inicio_15min = c.inicio_15min AND q.pais = c.pais
                                                           AND q.indicador = c.indicador)
                 GROUP BY c.inicio_15min, c.pais, c.indicador) s) m
UNION ALL
SELECT pais, indicador, ventana_inicio, ventana_inicio + interval '15 minutes' AS ventana_fin,
       observatorio_media(definida, num_eventos) AS valor_promedio, num_eventos, definida AS suma,
       minimo, maximo, final, enmendada
  FROM (SELECT *, observatorio_suma(num_eventos, suma, minimo, maximo) AS definida
          FROM (SELECT q.pais, q.indicador, q.inicio_15min AS ventana_inicio,
                       observatorio_mas(q.suma, coalesce(CASE WHEN max(abs(c.suma)) < 1e290
                            THEN sum(c.suma ORDER BY c.ventana_inicio, c.ventana_fin, c.progreso_id, c.enmendado)
                                 FILTER (WHERE abs(c.suma) < 1e290)
                            ELSE observatorio_por_2_40(
                                     sum(c.suma / 1099511627776
                                         ORDER BY c.ventana_inicio, c.ventana_fin, c.progreso_id, c.enmendado)
                                     FILTER (WHERE abs(c.suma) > 1))
                       END, 0)) AS suma,
                       q.num_eventos + coalesce(sum(c.num_eventos), 0)::bigint AS num_eventos,
                       least(q.minimo, min(c.minimo)) AS minimo, greatest(q.maximo, max(c.maximo)) AS maximo,
                       coalesce(bool_and(coalesce(c.inicio_15min + interval '15 minutes' <= p.marca_agua, p.id IS NULL))
                                FILTER (WHERE c.pais IS NOT NULL), true) AS final,
                       q.enmendada OR coalesce(bool_or(c.enmendado), false) AS enmendada
                  FROM cuartos q
                  LEFT JOIN celdas c ON c.inicio_15min = q.inicio_15min AND c.pais = q.pais
                                    AND c.indicador = q.indicador
                  LEFT JOIN progreso p ON p.id = c.progreso_id
                 GROUP BY q.inicio_15min, q.pais, q.indicador) s) m
