<?php
/**
 * Plugin Name: Optimiser
 *
 * Does what optimisers do, in few lines, where none is to be had: defers every script, moves the classic ones to the end of
 * the page, and takes comments, line breaks and quotation marks out of the HTML.
 */

add_action(
	'template_redirect',
	function () {
		ob_start(
			function ( $html ) {
				$moved = '';
				$html  = preg_replace_callback(
					'#<script\b([^>]*)>(.*?)</script>#s',
					function ( $found ) use ( &$moved ) {
						list( $tag, $attributes ) = $found;
						if ( false !== strpos( $attributes, 'src=' ) && false === strpos( $attributes, 'defer' ) ) {
							$tag = str_replace( '<script', '<script defer', $tag );
						}
						if ( false === strpos( $attributes, 'type="module"' ) ) {
							$moved .= $tag;
							return '';
						}
						return $tag;
					},
					$html
				);
				$html = preg_replace( array( '/<!--.*?-->/s', '/\s+/', '/> </', '/="([A-Za-z0-9_-]+)"/' ), array( '', ' ', '><', '=$1' ), $html );
				return str_replace( '</body>', $moved . '</body>', $html ) . '<!-- optimised -->';
			}
		);
	}
);
